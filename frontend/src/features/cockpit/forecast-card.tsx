/** Where a period under way will end, with its uncertainty drawn and said. */
import { Chart } from '@/components/charts/chart'
import { Empty } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { cardMessages } from './card-messages'
import type { Cockpit } from './cockpit-queries'
import { ofBasisPoints, onTrackShare } from './figures'
import { methodMessages } from './method-messages'
import { useShown } from './use-shown'

export function ForecastCard({ cockpit: { forecast, figures, period } }: { cockpit: Cockpit }) {
  const t = useMessages(cardMessages).forecast
  const methods = useMessages(methodMessages)
  const { count, percent } = useShown()
  if (period.state === 'closed' || period.state === 'planned') return null
  if (!forecast) return <section className="card no-print"><Empty title={t.none}>{t.noneMore}</Empty></section>
  const now = onTrackShare(figures)
  const ends = { low: share(forecast.low), likely: share(forecast.likely), high: share(forecast.high) }
  const [likely, low, high] = [percent(ends.likely), percent(ends.low), percent(ends.high)]
  const title = t.title(likely, low, high)
  const table = { columns: t.columns, rows: [[t.rows.now, percent(now)], [t.rows.low, low], [t.rows.likely, likely], [t.rows.high, high]] }
  return (
    <section className="card card-body no-print" aria-label={title}>
      <Chart title={title} table={table} method={methods.forecast}>
        <Range {...ends} now={now} label={t.label(likely, low, high, percent(now))} nowWord={t.now(percent(now))} />
        <p className="small dim" style={{ margin: 0 }}>{t.how(count(forecast.units))}</p>
      </Chart>
    </section>
  )
}

const share = (points: number) => ofBasisPoints(points) ?? 0

const [HEIGHT, MIDDLE, THICK] = [56, 26, 14]

type RangeProps = { low: number; likely: number; high: number; now: number | null; label: string; nowWord: string }

/** Words at the edge would leave the drawing, so they lean inwards. */
const anchorAt = (value: number) => (value < 20 ? 'start' : value > 80 ? 'end' : 'middle')

function Range({ low, likely, high, now, label, nowWord }: RangeProps) {
  return (
    <svg className="range" width="100%" height={HEIGHT} role="img" aria-label={label}>
      <rect className="ground" x="0" width="100%" y={MIDDLE - THICK / 2} height={THICK} rx={THICK / 2} />
      <rect className="reach" x={`${low}%`} width={`${Math.max(1, high - low)}%`} y={MIDDLE - THICK / 2} height={THICK} />
      <line className="guide" x1={`${likely}%`} x2={`${likely}%`} y1={MIDDLE - THICK} y2={MIDDLE + THICK} />
      {now !== null && (
        <>
          <circle cx={`${now}%`} cy={MIDDLE} r="5" />
          <text x={`${now}%`} y={HEIGHT - 4} textAnchor={anchorAt(now)}>{nowWord}</text>
        </>
      )}
      {[0, 100].map((value) => <text key={value} x={`${value}%`} y="10" textAnchor={value === 0 ? 'start' : 'end'}>{value} %</text>)}
    </svg>
  )
}
