/** Whose turn it is: proposals to submit, for the head proposals to decide; else what no proposal answers. */
import { useQuery } from '@tanstack/react-query'

import { Deadline, TurnChip } from '@/components/people'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { useToday } from '@/lib/session'
import { tasksQuery } from '@/lib/tasks'

import { planMessages } from './plan-messages'
import type { Plan } from './plan-queries'

export function TurnLine({ plan }: { plan: Plan }) {
  const t = useMessages(planMessages)
  const language = useLanguage()
  const toPropose = plan.programmes.filter((one) => one.may.includes('propose'))
  const toDecide = plan.programmes.filter((one) => one.may.includes('decide'))
  const [first] = [...toDecide, ...toPropose]
  const missing = plan.missing.reduce((sum, one) => sum + one.needs, 0)
  if (!first && missing === 0) return null
  return (
    <span className="line">
      {first && <TurnChip />}
      {first && <b>{toDecide.length > 0 ? t.toDecide(toDecide.length) : t.toPropose(toPropose.length)}</b>}
      {toDecide.length > 0 && <DecideUntil ids={toDecide.map((one) => one.id)} />}
      {first && <a href={`#usulan-${first.id}`}>{t.see}</a>}
      {missing > 0 && <span>{t.toMissing(number(missing, language), plan.missing.length)} <a href="#belum">{t.seeMissing}</a></span>}
    </span>
  )
}

/** The first date by which one of the proposals waits for the asker's decision. */
export function DecideUntil({ ids }: { ids: string[] }) {
  const today = useToday()
  const tasks = useQuery(tasksQuery)
  const mine = tasks.data?.items.filter((task) => task.kind === 'decide_programme' && ids.includes(task.subject_id)) ?? []
  const [due] = mine.sort((one, other) => one.due_on.localeCompare(other.due_on))
  return due ? <Deadline on={due.due_on} today={today} workingDays={due.working_days_left} /> : null
}
