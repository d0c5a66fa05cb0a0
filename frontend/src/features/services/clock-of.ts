/** What the clock of a case shows of it. */
import type { Clock } from './case-clock'
import type { CaseLine, LateCase, SuspendedCase } from './service-queries'

type Counted = Pick<CaseLine, 'standard_days' | 'used_days' | 'suspended_days' | 'state'> & Partial<Pick<SuspendedCase, 'suspended_on'>>

export const clockOf = (one: Counted): Clock => ({
  standard: one.standard_days,
  used: one.used_days ?? 0,
  suspended: one.suspended_days,
  suspendedSince: one.state === 'suspended' ? (one.suspended_on ?? null) : null,
  isDone: one.state === 'done',
})

export const overBy = (one: Pick<LateCase, 'working_days' | 'standard_days'>) => Math.max(0, one.working_days - one.standard_days)
