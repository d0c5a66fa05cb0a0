/** `/evaluasi/:id`: the material beside the judgement; private until it is signed. */
import { Anchor } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { Deadline, TurnChip } from '@/components/people'
import { PredikatBadge } from '@/components/predikat'
import { Readers } from '@/components/readers'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, initials, postIn } from '@/lib/format'
import { periodName } from '@/lib/period'
import { useToday } from '@/lib/session'
import { useWorkingDays } from '@/lib/tasks'

import { ContextCards } from './context-cards'
import { evaluationMessages } from './evaluation-messages'
import { type Evaluation, evaluationQuery, unitsQuery } from './evaluation-queries'
import { EarlyReason } from './early-reason'
import { guardMessages } from './guard-messages'
import { HearingCard } from './hearing-card'
import { hearingMessages } from './hearing-messages'
import { hearingQuery } from './hearing-queries'
import { Parties } from './parties'
import { RateForm } from './rate-form'
import { CarryOverCard } from './carry-over-card'
import { isUnsigned, ReopenedNote } from './reopened-note'
import { SuperiorSteps } from './superior-steps'
import { UnitFact, UnitRows } from './unit-card'
import { VoidNote } from './void-note'
import { WhyBox } from './why-box'

const route = getRouteApi('/evaluasi/$evaluationId')

export function RatePage() {
  const t = useMessages(evaluationMessages)
  const said = useMessages(hearingMessages)
  const language = useLanguage()
  const today = useToday()
  const workingDays = useWorkingDays()
  const { evaluationId } = route.useParams()
  const { data: evaluation } = useSuspenseQuery(evaluationQuery(evaluationId))
  const units = useSuspenseQuery(unitsQuery(evaluation.unit_achievement.period_id))
  const mine = units.data.items.filter((unit) => unit.unit.id === evaluation.unit_achievement.unit_id && unit.may.includes('set'))
  const open = evaluation.may.includes('rate')
  const hearing = useQuery({ ...hearingQuery(evaluationId), enabled: !open })
  const answerBy = hearing.data?.may.includes('answer') ? hearing.data.answer_due_on : null
  const due = open ? evaluation.due_on : answerBy
  return (
    <>
      <PageHead
        title={evaluation.employee.name}
        bar={t.bar}
        before={<span className="initials" aria-hidden="true">{initials(evaluation.employee.name)}</span>}
        aside={
          <span className="line">
            {due && <TurnChip />}
            {due && <Deadline on={due} today={today} workingDays={workingDays(evaluation.id)} />}
          </span>
        }
      >
        {postIn(evaluation.employee.position, evaluation.unit.name)} · {periodName(evaluation.period.id, language)}
        {evaluation.queue && ` · ${t.position(evaluation.queue.position, evaluation.queue.total)}`}
      </PageHead>
      <VoidNote evaluation={evaluation} />
      <p className="phone-only" style={{ marginTop: 0 }}><Anchor href="#penilaian">{answerBy ? said.toAnswer : t.toForm}</Anchor></p>
      <div className="two-even">
        <ContextCards evaluation={evaluation} />
        <div className="stack" id="penilaian">
          {!open && <HearingCard key={evaluation.id} evaluation={evaluation} />}
          <ReopenedNote evaluation={evaluation} />
          <CarryOverCard evaluation={evaluation} />
          {mine.length > 0 ? <UnitRows units={mine} /> : <UnitFact figure={evaluation.unit_achievement} />}
          {open ? <RateForm key={evaluation.id} evaluation={evaluation} /> : !evaluation.voided_at && <Judged evaluation={evaluation} first={answerBy === null} />}
          <Parties evaluation={evaluation} />
        </div>
      </div>
    </>
  )
}

/** Why it is not judged now: it is too early, or its period waits (IV.A.8). */
function NotNow({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(guardMessages)
  const language = useLanguage()
  const today = useToday()
  if (!isUnsigned(evaluation)) return null
  if (today < evaluation.evaluated_from) return <p className="box note" style={{ margin: 0 }}>{t.notYet(dateShort(evaluation.evaluated_from, language))}</p>
  const isHeld = evaluation.period.state === 'planned' || evaluation.period.state === 'open'
  return isHeld ? <p className="box note" style={{ margin: 0 }}>{t.stopped}</p> : null
}

/** `first`: nothing else on the page is to be done, so going on is the filled button. */
function Judged({ evaluation, first }: { evaluation: Evaluation; first: boolean }) {
  const t = useMessages(evaluationMessages)
  const next = evaluation.queue?.next_id
  return (
    <section className="card card-body stack">
      <div className="line">
        <span className="chip note">{t.state[evaluation.state]}</span>
        {evaluation.predikat && <PredikatBadge value={evaluation.predikat} large />}
      </div>
      <NotNow evaluation={evaluation} />
      <WhyBox evaluation={evaluation} />
      <EarlyReason evaluation={evaluation} />
      <SuperiorSteps evaluation={evaluation} />
      {evaluation.receipt === 'agree' && evaluation.receipt_note && <p className="box" style={{ margin: 0 }}>{evaluation.receipt_note}</p>}
      <Readers codes={evaluation.seen_by} employee={evaluation.employee} assessor={evaluation.assessor} />
      {evaluation.queue && (next ? <ButtonLink to="/evaluasi/$evaluationId" params={{ evaluationId: next }} variant={first ? 'filled' : 'default'}>{t.next}</ButtonLink> : evaluation.queue.unsigned === 0 && <p style={{ margin: 0 }}>{t.allDone}</p>)}
    </section>
  )
}
