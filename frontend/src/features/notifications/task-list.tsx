/** My turns first, each with what, why, when and one button; then what waits for others. */
import { IconArrowRight } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'

import { ButtonLink } from '@/components/button-link'
import { Deadline } from '@/components/people'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { useToday } from '@/lib/session'
import { countTurns, tasksQuery, type Turn, turnsOf, waitingOf } from '@/lib/tasks'

import { NudgeLine } from './nudge-line'
import { ReminderRows } from './reminder-rows'
import { taskActMessages } from './task-act-messages'
import { linkFor } from './task-links'
import { taskMessages } from './task-messages'
import { whyOf } from './task-why'
import { WaitingList } from './waiting-list'

type Task = Turn['task']

const MINUTES: Record<Task['kind'], number> = { write_plan: 15, agree_plan: 6, report: 4, judge_evidence: 2, replace_evidence: 2, rate: 8, take_over: 8, acknowledge: 3, answer: 5, give_feedback: 3, read_reopening: 1, renew_token: 2, guessed_code: 2, agree_carry_over: 3, make_year: 2, read_brief: 3, case_due: 10, answer_contest: 5, read_contest_answer: 1, agree_observation: 2, observe: 45, reflect: 10, read_promotion: 2, decide_programme: 10, answer_seat: 3, approve_seat: 3, read_seat: 1, say_after_training: 1, read_needs: 2, agree_development: 6, sign_guidance: 5, state_guidance: 4, read_guidance: 3, talk_improvement: 30, decide_improvement: 10, test_competence: 5, record_placement: 5, read_improvement: 2, read_policy_answer: 2, read_policy_outcome: 3 }

/** `isClear`: nothing else is undone either, so one may say so. */
export function TaskList({ isClear }: { isClear: boolean }) {
  const t = useMessages(taskMessages)
  const { data } = useSuspenseQuery(tasksQuery)
  const turns = turnsOf(data.items)
  const waiting = waitingOf(data.waiting)
  const { reminders } = data
  const count = countTurns(data)
  if (count === 0 && !isClear && waiting.length === 0) return null
  return (
    <div className="stack">
      {(count > 0 || isClear) && (
        <section className="card turn" aria-labelledby="giliran">
          <header>
            <h2 id="giliran">{t.title}</h2>
            {count > 0 && <span>{t.count(count)}</span>}
          </header>
          {count === 0 ? (
            <Empty title={t.done}>{t.doneMore}</Empty>
          ) : (
            <ul className="rows">
              <ReminderRows reminders={reminders} />
              {turns.map((turn, index) => (
                <TaskRow key={turn.task.id} turn={turn} first={index === 0 && reminders.length === 0} />
              ))}
            </ul>
          )}
        </section>
      )}
      {waiting.length > 0 && <WaitingList waiting={waiting} />}
    </div>
  )
}

function TaskRow({ turn: { task, things }, first }: { turn: Turn; first: boolean }) {
  const t = useMessages(taskMessages)
  const acts = useMessages(taskActMessages)
  const language = useLanguage()
  const today = useToday()
  const period = task.period_id ? periodName(task.period_id, language) : ''
  return (
    <li className="task">
      <div>
        <p className="what">{t.what[task.kind](task.about?.name ?? '', period, things)}</p>
        <p className="why">{things > 1 ? (task.kind === 'case_due' ? t.why.cases_many : t.why.judge_many) : whyOf(task, t)}</p>
        {task.nudge && <NudgeLine nudge={task.nudge} />}
        <Deadline on={task.due_on} today={today} workingDays={task.working_days_left} extra={<span>{t.minutes(MINUTES[task.kind] * things)}</span>} />
      </div>
      <div className="act">
        <ButtonLink
          {...linkFor(task, things)}
          variant={first ? 'filled' : 'default'}
          rightSection={<IconArrowRight size={18} stroke={2} aria-hidden="true" />}
        >
          {acts.act[task.kind]}
        </ButtonLink>
      </div>
    </li>
  )
}
