/** What is judged: results with their figures, evidence and feedback; behaviour; above the judgement on a phone. */

import { resultGroupMessages } from '@/components/result-group-messages'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { evaluationMessages } from './evaluation-messages'
import type { Evaluation } from './evaluation-queries'
import { EvidenceLines } from './evidence-lines'
import { factsMessages } from './facts-messages'
import { IndicatorRow } from './indicator-row'
import { Words } from './words'

type Goal = Evaluation['goals'][number]

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
              <Words said={value} on={{ value_code: value.code }} evaluation={evaluation} of={value.name} />
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
  const facts = useMessages(factsMessages)
  const groups = useMessages(resultGroupMessages)
  return (
    <div className="judged-goal">
      <h3>{goal.text}</h3>
      {goal.result_group && <p className="small dim" style={{ margin: 0 }}>{groups[goal.result_group]}</p>}
      {goal.practice_code && <p className="small" style={{ margin: 0, padding: '0 16px' }}><TextLink to="/observasi" search={{ skp: evaluation.plan_id }}>{facts.observations}</TextLink></p>}
      <ul className="rows">
        {goal.indicators.map((indicator) => <IndicatorRow key={indicator.id} indicator={indicator} evaluation={evaluation} />)}
        {goal.feedback.length > 0 && (
          <li className="stack-sm">
            <span className="visually-hidden">{t.feedback}</span>
            <Words said={goal} on={{ goal_id: goal.id }} evaluation={evaluation} of={goal.text} />
          </li>
        )}
      </ul>
    </div>
  )
}
