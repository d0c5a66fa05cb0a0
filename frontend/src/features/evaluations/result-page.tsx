/** `/hasil/:id`: my result and why; I say whether I agree. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { PredikatBadge, Quadrant } from '@/components/predikat'
import { Readers } from '@/components/readers'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, momentShort } from '@/lib/format'
import { periodName } from '@/lib/period'

import { AcknowledgeForm } from './acknowledge-form'
import { ContextCards } from './context-cards'
import { evaluationMessages } from './evaluation-messages'
import { type Evaluation, evaluationQuery, quadrantQuery } from './evaluation-queries'
import { HearingCard } from './hearing-card'
import { hearingMessages } from './hearing-messages'
import { hearingQuery } from './hearing-queries'
import { CarryOverCard } from './carry-over-card'
import { EarlyReason } from './early-reason'
import { movesMessages } from './moves-messages'
import { Parties } from './parties'
import { ReopenedNote } from './reopened-note'
import { SuperiorSteps } from './superior-steps'
import { VoidNote } from './void-note'
import { WhyBox } from './why-box'

const route = getRouteApi('/hasil/$evaluationId')
/** R51: results after which help comes first. */
const WEAK = ['kurang', 'sangat_kurang']

export function ResultPage() {
  const t = useMessages(evaluationMessages)
  const moves = useMessages(movesMessages)
  const said = useMessages(hearingMessages)
  const language = useLanguage()
  const { evaluationId } = route.useParams()
  const { data: evaluation } = useSuspenseQuery(evaluationQuery(evaluationId))
  const quadrant = useSuspenseQuery(quadrantQuery)
  const hearing = useSuspenseQuery(hearingQuery(evaluationId))
  const due = hearing.data.acknowledge_due_on
  return (
    <>
      <PageHead title={t.resultTitle(periodName(evaluation.period.id, language))} aside={<Button variant="default" size="sm" className="no-print" onClick={() => window.print()}>{t.print}</Button>} />
      <VoidNote evaluation={evaluation} />
      <div className="two-even lasts">
        <div className="stack">
          <CarryOverCard evaluation={evaluation} />
          <section className="card card-body stack">
            <ReopenedNote evaluation={evaluation} waits />
            {evaluation.predikat
              ? <PredikatBadge value={evaluation.predikat} large />
              : !evaluation.voided_at && <p style={{ margin: 0 }}>{moves.notSigned(evaluation.assessor.name)}</p>}
            {evaluation.ratings && (
              <div className="scroll-x"><Quadrant cells={quadrant.data} results={evaluation.ratings.results_rating} behaviour={evaluation.ratings.behaviour_rating} /></div>
            )}
            {evaluation.predikat && WEAK.includes(evaluation.predikat) && <p style={{ margin: 0 }}><TextLink to="/perbaikan/$employeeId" params={{ employeeId: evaluation.employee.id }}>{t.help}</TextLink></p>}
            <WhyBox evaluation={evaluation} />
            <EarlyReason evaluation={evaluation} />
            <SuperiorSteps evaluation={evaluation} />
            {evaluation.receipt && (
              <p className="box note" style={{ margin: 0 }}>
                {evaluation.receipt === 'agree' ? `${t.agreed}${evaluation.receipt_note ? ` “${evaluation.receipt_note}”` : ''}` : t.disagreed}
                {hearing.data.is_late && due && ` ${said.late(dateShort(due, language))}`}
              </p>
            )}
            {evaluation.may.includes('acknowledge') && <Readers codes={evaluation.seen_by} employee={evaluation.employee} assessor={evaluation.assessor} />}
            {evaluation.may.includes('acknowledge') && <AcknowledgeForm evaluation={evaluation} />}
          </section>
          <HearingCard evaluation={evaluation} />
        </div>
        <ContextCards evaluation={evaluation} />
        <div className="stack">
          <Parties evaluation={evaluation} />
          {evaluation.decisions.length > 0 && <Trail decisions={evaluation.decisions} />}
          <p className="small no-print" style={{ margin: 0 }}><TextLink to="/kebijakan/berlaku" search={{ hari: evaluation.period.ends_on }}>{t.policies}</TextLink></p>
        </div>
      </div>
    </>
  )
}

function Trail({ decisions }: { decisions: Evaluation['decisions'] }) {
  const t = useMessages(evaluationMessages)
  const language = useLanguage()
  return (
    <section className="card" aria-labelledby="jejak">
      <header><h2 id="jejak">{t.steps}</h2></header>
      <ul className="rows small">
        {decisions.map((one) => (
          <li key={`${one.step}-${one.at}`}>{t.step[one.step] ?? one.step}{one.by && `, ${one.by.name}`}, {momentShort(one.at, language)}{one.reason && one.step === 'reopened' && <div className="dim">{one.reason}</div>}</li>
        ))}
      </ul>
    </section>
  )
}

