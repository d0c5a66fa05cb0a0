/** My turns first, each with what, why, when and one button; then what waits for others. */
import { IconArrowRight } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { linkOptions } from '@tanstack/react-router'

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
import { taskMessages } from './task-messages'
import { whyOf } from './task-why'
import { WaitingList } from './waiting-list'

type Task = Turn['task']

const MINUTES: Record<Task['kind'], number> = { write_plan: 15, agree_plan: 6, report: 4, judge_evidence: 2, replace_evidence: 2, rate: 8, take_over: 8, acknowledge: 3, answer: 5, give_feedback: 3, read_reopening: 1, renew_token: 2, guessed_code: 2, agree_carry_over: 3, make_year: 2, read_brief: 3, case_due: 10, answer_contest: 5, read_contest_answer: 1, agree_observation: 2, observe: 45, reflect: 10, read_promotion: 2, decide_programme: 10, answer_seat: 3, approve_seat: 3, read_seat: 1, say_after_training: 1, sign_guidance: 5, state_guidance: 4, read_guidance: 3, talk_improvement: 30, decide_improvement: 10, test_competence: 5, record_placement: 5, read_improvement: 2 }

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

/** Many of a kind are one visit. */
export function linkFor(task: Task, things = 1) {
  const { facts } = task
  const planId = facts.plan_id ?? task.subject_id
  const evaluationId = facts.evaluation_id ?? task.subject_id
  switch (task.kind) {
    case 'write_plan':
    case 'agree_plan':
      return linkOptions({ to: '/skp/$planId', params: { planId } })
    case 'report':
      return linkOptions({ to: '/realisasi/$planId/$periodId', params: { planId, periodId: task.period_id ?? 0 } })
    case 'judge_evidence':
    case 'replace_evidence':
      return linkOptions({ to: '/realisasi/$planId/$periodId', params: { planId, periodId: task.period_id ?? 0 }, search: { bukti: task.subject_id } })
    case 'rate':
    case 'take_over':
    case 'answer':
      return linkOptions({ to: '/evaluasi/$evaluationId', params: { evaluationId } })
    case 'acknowledge':
    case 'agree_carry_over':
    case 'read_reopening':
      return linkOptions({ to: '/hasil/$evaluationId', params: { evaluationId } })
    case 'make_year':
      return linkOptions({ to: '/kota/jadwal' })
    case 'read_brief':
      return linkOptions({ to: '/pimpinan', search: { tampilan: task.subject_id } })
    case 'case_due':
      return caseLink(facts.service_id ?? '', task.subject_id, things)
    case 'answer_contest':
      return linkOptions({ to: '/pengukuran/keberatan' })
    case 'read_contest_answer':
      return linkOptions({ to: '/pengukuran/keberatan', search: { selesai: true } })
    case 'read_promotion':
      return linkOptions({ to: '/kenaikan-pangkat/$employeeId', params: { employeeId: 'saya' } })
    case 'give_feedback':
      return linkOptions({ to: '/umpan-balik/tulis', search: { plan: planId } })
    case 'agree_observation':
    case 'observe':
    case 'reflect':
      return linkOptions({ to: '/observasi/$observationId', params: { observationId: task.subject_id } })
    case 'renew_token':
      return linkOptions({ to: '/akun' })
    case 'decide_programme':
    case 'answer_seat':
    case 'approve_seat':
    case 'read_seat':
    case 'say_after_training':
      return linkOptions({ to: '/' })
    case 'sign_guidance':
    case 'state_guidance':
    case 'read_guidance':
    case 'talk_improvement':
    case 'decide_improvement':
    case 'test_competence':
    case 'record_placement':
    case 'read_improvement':
      return linkOptions({ to: '/perbaikan/$employeeId', params: { employeeId: task.about?.id ?? 'saya' } })
    case 'guessed_code':
      return linkOptions({ to: '/opd/pegawai/$employeeId', params: { employeeId: task.subject_id } })
  }
}

const caseLink = (serviceId: string, caseId: string, things: number) =>
  things > 1 ? linkOptions({ to: '/layanan/$serviceId/kasus', params: { serviceId }, search: { keadaan: 'open' } }) : linkOptions({ to: '/layanan/$serviceId/kasus/$caseId', params: { serviceId, caseId } })
