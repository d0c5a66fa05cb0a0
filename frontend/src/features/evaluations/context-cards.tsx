/** What is judged: results with their figures, evidence, feedback; beside the judgement, above it on a phone. */
import { Anchor } from '@mantine/core'
import { IconQuote } from '@tabler/icons-react'

import { SymbolMark } from '@/components/feedback-symbol'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number } from '@/lib/format'

import { evaluationMessages } from './evaluation-messages'
import type { Evaluation } from './evaluation-queries'

type Goal = Evaluation['goals'][number]
type Feedback = Goal['feedback'][number]
type Indicator = Goal['indicators'][number]

export function ContextCards({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(evaluationMessages)
  const spoken = evaluation.behaviour.filter((value) => value.feedback.length > 0 || value.expectation)
  return (
    <div className="stack">
      <section className="card" aria-labelledby="hasil">
        <header><h2 id="hasil">{t.indicators}</h2></header>
        <table className="plain cards">
          {evaluation.approach === 'kuantitatif' && (
            <thead>
              <tr>
                <th scope="col">{t.indicator}</th>
                <th scope="col" className="num">{t.target}</th>
                <th scope="col" className="num">{t.reached}</th>
              </tr>
            </thead>
          )}
          {evaluation.goals.map((goal) => <GoalBody key={goal.id} goal={goal} evaluation={evaluation} />)}
        </table>
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
      <section className="card" aria-labelledby="bukti">
        <header><h2 id="bukti">{t.evidence}</h2><span className="dim">{evaluation.evidence.length}</span></header>
        <ul className="rows">
          {evaluation.evidence.length === 0 && <li className="dim">{t.noEvidence}</li>}
          {evaluation.evidence.map((one) => (
            <li key={one.id} className="line spread">
              <Anchor href={one.url ?? `/api/v1/files/${one.file_id}/content`} target="_blank" rel="noreferrer noopener">{one.title}</Anchor>
              <span className={one.verdict === 'accepted' ? 'chip note' : one.verdict === 'returned' ? 'chip bad' : 'chip'}>{t.verdict[one.verdict]}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function GoalBody({ goal, evaluation }: { goal: Goal; evaluation: Evaluation }) {
  const t = useMessages(evaluationMessages)
  return (
    <tbody>
      <tr>
        <th colSpan={3} scope="rowgroup" style={{ background: 'none', fontSize: '.9375rem', paddingTop: 14 }}>{goal.text}</th>
      </tr>
      {goal.indicators.map((indicator) =>
        evaluation.approach === 'kuantitatif'
          ? <IndicatorRow key={indicator.id} indicator={indicator} periodId={evaluation.period.id} />
          : <WordsRow key={indicator.id} indicator={indicator} periodId={evaluation.period.id} />,
      )}
      {goal.feedback.length > 0 && (
        <tr>
          <td colSpan={3}>
            <span className="visually-hidden">{t.feedback}</span>
            {goal.feedback.map((one) => <Said key={one.id} one={one} />)}
          </td>
        </tr>
      )}
    </tbody>
  )
}

type IndicatorRowProps = { indicator: Indicator; periodId: number }

const latest = ({ indicator, periodId }: IndicatorRowProps) => indicator.values.find((value) => value.period_id === periodId) ?? indicator.values.at(-1)

/** The qualitative approach has no figures: what was reached stands in words below what was asked. */
function WordsRow({ indicator, periodId }: IndicatorRowProps) {
  const t = useMessages(evaluationMessages)
  const now = latest({ indicator, periodId })
  return (
    <tr>
      <td colSpan={3}>
        {indicator.text}
        {indicator.target_text && <div className="small dim">{t.target}: {indicator.target_text}</div>}
        <div className="small">
          <span className="dim">{t.reached}:</span> {now?.nothing_happened ? t.nothing : (now?.narrative ?? <span className="dim">{t.notReported}</span>)}
        </div>
      </td>
    </tr>
  )
}

function IndicatorRow({ indicator, periodId }: IndicatorRowProps) {
  const t = useMessages(evaluationMessages)
  const language = useLanguage()
  const now = latest({ indicator, periodId })
  const target = indicator.target !== null ? number(indicator.target, language, indicator.unit_of_measure) : (indicator.target_text ?? '—')
  const reached = indicator.year_value !== null ? number(indicator.year_value, language, indicator.unit_of_measure) : now?.nothing_happened ? t.nothing : '—'
  return (
    <tr>
      <td>
        {indicator.text}
        {now?.narrative && <div className="small dim">{now.narrative}</div>}
      </td>
      <td className="num" data-label={t.target} style={{ whiteSpace: 'normal' }}>{target}</td>
      <td className="num" data-label={t.reached}><b>{reached}</b></td>
    </tr>
  )
}

function Said({ one }: { one: Feedback }) {
  const t = useMessages(evaluationMessages)
  const language = useLanguage()
  return (
    <div className="small" style={{ marginTop: 4 }}>
      <IconQuote size={14} stroke={2} aria-hidden="true" color="var(--mantine-color-dimmed)" /> {one.text} <SymbolMark symbol={one.symbol} />
      <div className="tiny dim">{one.source_note ?? one.giver.name}, {t.role[one.giver_role]}{one.giver_agency && ` (${one.giver_agency})`}, {dateShort(one.given_at, language)}</div>
    </div>
  )
}
