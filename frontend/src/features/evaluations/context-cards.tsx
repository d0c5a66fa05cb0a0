/** What is judged: results with their figures, evidence and feedback; behaviour; above the judgement on a phone. */
import { IconQuote } from '@tabler/icons-react'

import { SymbolMark } from '@/components/feedback-symbol'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { evaluationMessages } from './evaluation-messages'
import type { Evaluation } from './evaluation-queries'
import { EvidenceLines } from './evidence-lines'
import { factsMessages } from './facts-messages'
import { IndicatorRow } from './indicator-row'

type Goal = Evaluation['goals'][number]
type Feedback = Goal['feedback'][number]

export function ContextCards({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(evaluationMessages)
  const facts = useMessages(factsMessages)
  const spoken = evaluation.behaviour.filter((value) => value.feedback.length > 0 || value.expectation)
  const shown = new Set(evaluation.goals.flatMap((goal) => goal.indicators.map((one) => one.id)))
  const others = evaluation.evidence.filter((one) => !one.indicator_ids.some((id) => shown.has(id)))
  return (
    <div className="stack">
      <section className="card" aria-labelledby="hasil">
        <header>
          <h2 id="hasil">{t.indicators}</h2>
          {evaluation.approach === 'kuantitatif' && <span className="tiny dim">{facts.legend}</span>}
        </header>
        {evaluation.goals.map((goal) => <GoalPart key={goal.id} goal={goal} evaluation={evaluation} />)}
      </section>
      <section className="card" aria-labelledby="perilaku">
        <header><h2 id="perilaku">{t.behaviour}</h2></header>
        <ul className="rows">
          {spoken.length === 0 && <li className="dim">{t.noFeedback}</li>}
          {spoken.map((value) => (
            <li key={value.code} className="stack-sm">
              <b>{value.name}</b>
              {value.expectation && <span className="small dim" style={{ whiteSpace: 'pre-line' }}>{t.expectation}: {value.expectation}</span>}
              {value.feedback.map((one) => <Said key={one.id} one={one} />)}
            </li>
          ))}
        </ul>
      </section>
      {others.length > 0 && (
        <section className="card" aria-labelledby="bukti-lain">
          <header><h2 id="bukti-lain">{facts.otherEvidence}</h2></header>
          <div className="card-body"><EvidenceLines evidence={others} /></div>
        </section>
      )}
    </div>
  )
}

function GoalPart({ goal, evaluation }: { goal: Goal; evaluation: Evaluation }) {
  const t = useMessages(evaluationMessages)
  return (
    <div className="judged-goal">
      <h3>{goal.text}</h3>
      <ul className="rows">
        {goal.indicators.map((indicator) => <IndicatorRow key={indicator.id} indicator={indicator} evaluation={evaluation} />)}
        {goal.feedback.length > 0 && (
          <li className="stack-sm">
            <span className="visually-hidden">{t.feedback}</span>
            {goal.feedback.map((one) => <Said key={one.id} one={one} />)}
          </li>
        )}
      </ul>
    </div>
  )
}

function Said({ one }: { one: Feedback }) {
  const t = useMessages(evaluationMessages)
  const language = useLanguage()
  return (
    <div className="small">
      <IconQuote size={14} stroke={2} aria-hidden="true" color="var(--mantine-color-dimmed)" /> {one.text} <SymbolMark symbol={one.symbol} />
      <div className="tiny dim">{one.source_note ?? one.giver.name}, {t.role[one.giver_role]}, {dateShort(one.given_at, language)}</div>
    </div>
  )
}
