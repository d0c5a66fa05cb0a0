/** What was written on this device and never sent, by the place where it can be sent. */
import { useSyncExternalStore } from 'react'

import { useLanguage, useMessages } from '@/i18n/language'
import { stored, storedKeys, subscribeToDevice } from '@/lib/device-storage'
import type { LooseEnd } from '@/lib/loose-ends'
import { periodName } from '@/lib/period'

import { homeMessages } from './home-messages'

const KEY = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'
type Words = (typeof homeMessages)['id']['draft']
type Place = { kind: keyof Words; link: LooseEnd['link']; period?: number }

const planOf = (kind: Place['kind']) => (planId = ''): Place => ({ kind, link: { to: '/skp/$planId', params: { planId } } })

/** Each kind of draft and the page that takes it up; a key that is not here is no text of a person's. */
const PLACES: [RegExp, (...keys: string[]) => Place][] = [
  [new RegExp(`^sk-report-${KEY}-(\\d+)$`), (planId = '', period = '') => ({ kind: 'report', period: Number(period), link: { to: '/realisasi/$planId/$periodId', params: { planId, periodId: Number(period) } } })],
  [new RegExp(`^sk-plan-${KEY}-`), planOf('plan')],
  [new RegExp(`^sk-(?:talk|return)-${KEY}$`), planOf('note')],
  [new RegExp(`^sk-rate-${KEY}$`), (evaluationId = '') => ({ kind: 'rating', link: { to: '/evaluasi/$evaluationId', params: { evaluationId } } })],
  [new RegExp(`^sk-ack-${KEY}$`), (evaluationId = '') => ({ kind: 'answer', link: { to: '/hasil/$evaluationId', params: { evaluationId } } })],
  [new RegExp(`^sk-feedback-${KEY}$`), (plan = '') => ({ kind: 'feedback', link: { to: '/umpan-balik/tulis', search: { plan } } })],
  [new RegExp(`^sk-contest-${KEY}-(\\d+)-${KEY}$`), (planId = '', period = '', indicatorId = '') => ({ kind: 'contest', link: { to: '/realisasi/$planId/$periodId/$indicatorId', params: { planId, periodId: Number(period), indicatorId } } })],
  [new RegExp(`^sk-(?:observe|reflect|follow-up)-${KEY}$`), (observationId = '') => ({ kind: 'observation', link: { to: '/observasi/$observationId', params: { observationId } } })],
  [/^sk-observation-/, () => ({ kind: 'appointment', link: { to: '/observasi' } })],
  [/^sk-contest-answer-/, () => ({ kind: 'contestAnswer', link: { to: '/pengukuran/keberatan' } })],
  [/^sk-service-new$/, () => ({ kind: 'service', link: { to: '/layanan/baru' } })],
  [/^sk-evidence-/, () => ({ kind: 'evidence', link: { to: '/realisasi' } })],
  [/^sk-verdict-/, () => ({ kind: 'verdict', link: { to: '/tim' } })],
  [/^sk-pk-/, () => ({ kind: 'agreement', link: { to: '/perjanjian-kinerja' } })],
  [/^sk-add-person-/, () => ({ kind: 'person', link: { to: '/opd/pegawai/baru' } })],
]

export function placeOf(key: string): Place | null {
  for (const [pattern, place] of PLACES) {
    const found = pattern.exec(key)
    if (found) return place(...found.slice(1))
  }
  return null
}

/** Whether something was written; what was typed and taken back is nothing. */
function isWritten(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' && value !== null && Object.values(value).some(isWritten)
}

const written = () => storedKeys('sk-').filter((key) => isWritten(stored<unknown>(key, null))).join('\n')

/** One for each place, however many parts of it are unsent. */
export function useUnsentDrafts(): LooseEnd[] {
  const t = useMessages(homeMessages)
  const language = useLanguage()
  const keys = useSyncExternalStore(subscribeToDevice, written)
  const places = new Map<string, LooseEnd>()
  for (const key of keys.split('\n')) {
    const place = placeOf(key)
    if (!place) continue
    const id = JSON.stringify([place.kind, place.link])
    const about = place.period ? periodName(place.period, language) : ''
    places.set(id, { id, what: t.draft[place.kind](about), why: t.draftMore, act: t.goOn, link: place.link })
  }
  return [...places.values()]
}
