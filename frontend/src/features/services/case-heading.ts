/** How a case stands, as a sentence. */
import type { Language } from '@/i18n/language'
import { dateNear } from '@/lib/format'

import type { caseMessages } from './case-messages'
import type { CaseLine } from './service-queries'

type Standing = Pick<CaseLine, 'state' | 'used_days' | 'standard_days' | 'suspended_days' | 'due_on' | 'complete_on'>

export function caseHeading(one: Standing, today: string, t: (typeof caseMessages)['id'], language: Language): string {
  const used = one.used_days ?? 0
  const over = used - one.standard_days
  if (one.state === 'withdrawn') return t.heading.withdrawn
  if (one.state === 'suspended') return t.heading.suspended(t.days(one.suspended_days))
  if (one.state === 'done') return over > 0 ? t.heading.doneLate(t.days(used), over) : t.heading.done(t.days(used))
  if (one.complete_on === null || one.due_on === null) return t.heading.incomplete
  if (over > 0) return t.heading.overdue(over)
  return one.due_on === today ? t.heading.dueToday : t.heading.due(dateNear(one.due_on, language))
}
