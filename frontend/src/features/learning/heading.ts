/** The heading is the answer: what waits, else what comes next, else how it stands. */
import type { Language } from '@/i18n/language'
import { dateFull } from '@/lib/format'

import type { Reach } from './hours'
import type { LearningWords } from './learning-messages'
import type { Development } from './learning-queries'
import type { Seat } from './seat-queries'

const OPEN = new Set(['proposed', 'agreed'])

export function headingOf(development: Development, seats: readonly Seat[], reach: Reach, t: LearningWords, language: Language): string {
  const offered = seats.filter((seat) => seat.may.includes('answer'))
  if (offered.length > 0) return t.head.offered(offered.length)
  if (seats.some((seat) => seat.may.includes('say'))) return t.head.asked
  const coming = seats.filter((seat) => seat.programme_state === 'approved')
  const accepted = coming.find((seat) => seat.state === 'accepted')
  if (accepted) return t.head.waits(accepted.approver?.name ?? null)
  const next = coming.filter((seat) => seat.state === 'approved').at(-1)
  if (next) return t.head.going(next.title, dateFull(next.from_on, language))
  const needs = development.needs.filter((need) => OPEN.has(need.state))
  if (needs.length > 0) return t.head.needs(needs.length)
  return reach.done >= reach.target ? t.head.enough : t.head.none
}

export function leadOf({ plan, year }: Development, superior: string | null, isOwn: boolean, t: LearningWords, language: Language): string {
  if (plan?.state === 'agreed' && plan.agreed_on) return t.lead.agreed(year, dateFull(plan.agreed_on, language), isOwn ? (plan.agreed_with?.name ?? null) : null)
  const state = plan?.state === 'draft' || plan?.state === 'proposed' ? plan.state : 'none'
  if (!isOwn) return t.leadOf[state](year)
  return t.lead[state](year, superior)
}
