/** What the last programme about the same brought, with its uncertainty; or that it was too few to say. */
import { useQuery } from '@tanstack/react-query'

import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { type Effect, effectQuery, type Programme } from './plan-queries'
import { programmeMessages } from './programme-messages'

export function LastEffect({ programme: { previous } }: { programme: Programme }) {
  const t = useMessages(programmeMessages).programmes
  if (!previous) return <span className="dim">{t.first}</span>
  return <Brought programmeId={previous.id} />
}

function Brought({ programmeId }: { programmeId: string }) {
  const t = useMessages(programmeMessages).programmes
  const effect = useQuery(effectQuery(programmeId))
  const said = useSaid(effect.data)
  return <><b>{t.before}</b> {said ?? '…'}</>
}

const POINT = 100

function useSaid(effect: Effect | undefined): string | null {
  const t = useMessages(programmeMessages).programmes
  const language = useLanguage()
  if (!effect) return null
  const { verdict, participants, difference, low, high } = effect
  if (difference === null || low === null || high === null) return t.tooFew(participants)
  const points = (bp: number) => number((bp / POINT).toFixed(1), language)
  if (verdict === 'better') return t.better(participants, points(difference), points(low), points(high))
  if (verdict === 'worse') return t.worse(participants, points(-difference), points(-high), points(-low))
  return t.same(participants, points(low), points(high))
}
