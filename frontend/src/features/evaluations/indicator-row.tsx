/** One indicator with all that it is judged by: where it stands, where it should, how it came there, its evidence. */
import { TrackWord } from '@/components/indicator-progress'
import { Trajectory } from '@/components/trajectory'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { evaluationMessages } from './evaluation-messages'
import type { Evaluation } from './evaluation-queries'
import { EvidenceLines } from './evidence-lines'
import { factsMessages } from './facts-messages'

type Indicator = Evaluation['goals'][number]['indicators'][number]
type IndicatorRowProps = { indicator: Indicator; evaluation: Evaluation }

export function IndicatorRow({ indicator, evaluation }: IndicatorRowProps) {
  const t = useMessages(evaluationMessages)
  const facts = useMessages(factsMessages)
  const periodId = evaluation.period.id
  const now = indicator.values.find((value) => value.period_id === periodId) ?? indicator.values.at(-1)
  const evidence = evaluation.evidence.filter((one) => one.indicator_ids.includes(indicator.id))
  const said = now?.nothing_happened ? t.nothing : now?.narrative
  return (
    <li className="stack-sm">
      <b>{indicator.text}</b>
      {evaluation.approach === 'kuantitatif' && <Figures indicator={indicator} evaluation={evaluation} />}
      {evaluation.approach === 'kualitatif' && indicator.target_text && <div className="small dim">{t.target}: {indicator.target_text}</div>}
      {evaluation.approach === 'kualitatif' && <div className="small"><span className="dim">{t.reached}:</span> {said ?? <span className="dim">{t.notReported}</span>}</div>}
      {evaluation.approach === 'kuantitatif' && said && <div className="small dim">{said}</div>}
      {now && <HowItCame value={now} />}
      {evidence.length > 0 ? <EvidenceLines evidence={evidence} /> : <div className="small dim">{facts.noEvidenceHere}</div>}
    </li>
  )
}

/** Whether the figure was measured, and what its owner says of that. */
function HowItCame({ value: { source, override_reason, contested } }: { value: Indicator['values'][number] }) {
  const facts = useMessages(factsMessages)
  const isMeasured = source === 'service_standard' || source === 'measurement'
  if (!isMeasured && !override_reason && !contested) return null
  return (
    <div className="line small">
      {isMeasured && <span className="chip note">{facts.measured}</span>}
      {contested && <span className="chip warn">{facts.contested}</span>}
      {override_reason && <span>{facts.overridden(override_reason)}</span>}
    </div>
  )
}

function Figures({ indicator, evaluation }: IndicatorRowProps) {
  const t = useMessages(evaluationMessages)
  const facts = useMessages(factsMessages)
  const language = useLanguage()
  const unit = indicator.unit_of_measure
  const shown = (text: string) => number(text, language, unit)
  const course = evaluation.courses.find((one) => one.indicator_id === indicator.id)
  const { direction, target_low: low, target_high: high } = indicator
  const band: [string, string] | null = direction === 'range' && low !== null && high !== null ? [low, high] : null
  const target = band ? facts.between(number(band[0], language), shown(band[1])) : indicator.target !== null ? shown(indicator.target) : (indicator.target_text ?? '—')
  const expected = course?.points.at(-1)?.expected
  return (
    <div className="figures">
      <div className="stack-sm">
        <dl>
          <div><dt>{t.reached}</dt><dd>{indicator.year_value === null ? <span className="dim">{t.notReported}</span> : <b>{shown(indicator.year_value)}</b>}</dd></div>
          {expected && <div><dt>{facts.expected}</dt><dd>{facts.should[direction](shown(expected))}</dd></div>}
          <div><dt>{facts.yearTarget}</dt><dd>{target}</dd></div>
        </dl>
        <div className="line small">
          {course && <b><TrackWord track={course.track} /></b>}
          <span className="dim">{facts.better[direction]}</span>
        </div>
      </div>
      {course && indicator.values.length > 0 && <Trajectory name={indicator.text} points={course.points} unit={unit} sums={indicator.accumulation === 'sum'} band={band} />}
    </div>
  )
}
