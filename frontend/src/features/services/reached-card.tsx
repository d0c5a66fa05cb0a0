/** What was reached against the target, month by month; and that nobody has to type it. */
import { TrackWord } from '@/components/indicator-progress'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { monthName } from '@/lib/calendar'
import { dateNear, number } from '@/lib/format'
import type { ReportedIndicator, ReportForm } from '@/lib/reports'

import { drawingMessages } from './drawing-messages'
import type { Measured } from './indicator-queries'
import { mineMessages } from './mine-messages'
import { type MonthValue, MonthDots } from './month-dots'
import { gapOf, isReached } from './reached'

/** `until`: the last day of the period; what was measured after it is not its own. */
type ReachedCardProps = { one: Measured; until: string; report: ReportForm; line: ReportedIndicator | undefined; standard: number | null; isMine: boolean }

export function ReachedCard({ one, until, report, line, standard, isMine }: ReachedCardProps) {
  const t = useMessages(mineMessages)
  const language = useLanguage()
  const unit = one.indicator.unit_of_measure
  const target = one.indicator.target
  const isFrozen = one.contest?.state === 'open'
  return (
    <section className="card" aria-labelledby="capaian">
      <header><h2 id="capaian">{isMine ? t.reached : t.reachedOf(one.indicator.employee.name)}</h2></header>
      <div className="card-body stack">
        <div>
          <p className="line baseline"><b className="big-figure">{one.value === null ? '—' : number(rounded(one.value), language, unit)}</b> {target !== null && <span className="dim">{t.target(number(target, language, unit), standard)}</span>}</p>
          {one.value !== null && target !== null && <Against value={Number(one.value)} target={Number(target)} one={one} line={line} />}
        </div>
        <Months one={one} until={until} />
        {isMine && !isFrozen && report.may.includes('report') && (
          <p className="box">
            <b>{t.noTyping}</b>{t.byItself(dateNear(report.report_due_on, language))}
            <TextLink to="/realisasi/$planId/$periodId" params={{ planId: report.plan_id, periodId: report.period_id }} activeOptions={{ exact: true }}>{t.toReport}</TextLink>
          </p>
        )}
      </div>
    </section>
  )
}

const rounded = (value: string) => Math.round(Number(value) * 10) / 10

type AgainstProps = { value: number; target: number; one: Measured; line: ReportedIndicator | undefined }

/** A share is of a hundred; anything else of a little more than the larger of both. */
function Against({ value, target, one, line }: AgainstProps) {
  const t = useMessages(mineMessages)
  const language = useLanguage()
  const { unit_of_measure: unit, text } = one.indicator
  const whole = unit === 'persen' ? 100 : 1.2 * Math.max(value, target, 0.1)
  const gap = gapOf(value, target)
  const isFrozen = one.contest?.state === 'open'
  const shown = unit === 'persen' ? t.points(number(gap, language)) : number(gap, language, unit)
  const words = gap === 0 ? t.exactly : value < target ? t.short(shown) : t.over(shown)
  const tone = isReached(one.indicator, value) ? '' : line?.track === 'far_behind' ? ' track-far' : ' track-late'
  return (
    <>
      <div className={`bar${isFrozen ? ' frozen' : tone}`} role="img" aria-label={`${text}: ${number(value, language, unit)}, ${t.target(number(target, language, unit), null)}`}>
        <i style={{ width: `${Math.min(100, (100 * value) / whole)}%` }} />
        <b style={{ left: `calc(${Math.min(100, (100 * target) / whole)}% - 1px)` }} />
      </div>
      <div className="track">
        {isFrozen ? <span>{t.frozen}</span> : line ? <TrackWord track={line.track} /> : <span />}
        <span className="dim">{words}</span>
      </div>
    </>
  )
}

function Months({ one, until }: Pick<ReachedCardProps, 'one' | 'until'>) {
  const [t, drawn] = [useMessages(mineMessages), useMessages(drawingMessages)]
  const language = useLanguage()
  const { unit_of_measure: unit, target, text } = one.indicator
  const months: MonthValue[] = one.months.filter((month) => month.starts_on <= until).map((month) => ({ month: month.starts_on.slice(0, 7), value: month.value === null ? null : Number(month.value), cases: month.cases }))
  const known = months.flatMap((month) => month.value ?? [])
  const reached = known.filter((value) => isReached(one.indicator, value)).length
  const newest = known.at(-1)
  const title =
    known.length === 0 ? t.monthly.none
    : target === null ? t.monthly.plain
    : reached === known.length ? t.monthly.all
    : reached === 0 ? t.monthly.never
    : t.monthly.some(reached, known.length)
  const rows = months.map(({ month, value, cases }) => [monthName(Number(month.slice(5)) - 1, language), value === null ? drawn.noValue : number(Math.round(value * 10) / 10, language, unit), number(cases ?? 0, language)])
  return (
    <div className="stack-sm">
      <MonthDots name={text} months={months} target={target === null ? null : Number(target)} unit={unit} isBehind={newest !== undefined && !isReached(one.indicator, newest)} />
      <p className="small dim">{title}</p>
      <details>
        <summary className="small">{t.monthTable}</summary>
        <table className="plain">
          <thead><tr>{[drawn.month, drawn.value, drawn.outOf].map((column, at) => <th key={column} scope="col" className={at ? 'num' : undefined}>{column}</th>)}</tr></thead>
          <tbody>{rows.map(([month, ...cells]) => <tr key={month}><th scope="row">{month}</th>{cells.map((cell, at) => <td key={at} className="num">{cell}</td>)}</tr>)}</tbody>
        </table>
      </details>
    </div>
  )
}
