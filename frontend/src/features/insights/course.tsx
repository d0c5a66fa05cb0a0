/** One share over periods: the unit's own, that of the unit above, and the median of its kind. */
import { Chart } from '@/components/charts/chart'
import { LineChart, type Series } from '@/components/charts/line-chart'
import { percent } from '@/components/charts/shares'
import type { Method } from '@/components/charts/method-note'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName, periodShort } from '@/lib/period'

import { insightsMessages } from './insights-messages'
import type { Measure, Trend, TrendPeriod } from './insights-queries'
import { shareOf, shareText } from './shares'
import { trendMessages } from './trend-messages'

type CourseProps = { trend: Trend; measure: Measure; method: Method }

/** So many fit beside each other on a phone. */
const MOST = 6

export function Course({ trend, measure, method }: CourseProps) {
  const [t, own] = [useMessages(trendMessages), useMessages(insightsMessages)]
  const language = useLanguage()
  const periods = trend.periods.slice(-MOST)
  const alike = ({ alike: { [measure]: one } }: TrendPeriod) => one
  const known = periods.map((one) => shareOf(one.own, measure)).filter((one) => one !== null)
  const [now, before] = [known.at(-1), known.at(-2)]
  const shown = (value: number) => percent(value, language)
  const title = now === undefined ? t.unknown[measure] : t.answer[measure](shown(now), before === undefined ? null : shown(before))
  const series: Series[] = [
    { key: 'own', name: trend.unit.name, kind: 'main', values: periods.map((one) => shareOf(one.own, measure)) },
    ...(trend.above ? [{ key: 'above', name: trend.above.name, kind: 'beside' as const, values: periods.map((one) => shareOf(one.above, measure)) }] : []),
    { key: 'alike', name: t.alike(own.kind[trend.kind]), kind: 'other', values: periods.map((one) => { const found = alike(one); return found ? 100 * found.share : null }) },
  ]
  const rows = periods.map((one) => {
    const found = alike(one)
    return [periodName(one.period_id, language), shareText(one.own, measure, own, language), shareText(one.above, measure, own, language), found ? `${shown(100 * found.share)} (${t.units(found.units)})` : own.noFigure]
  })
  return (
    <Chart title={title} table={{ columns: [own.period, trend.unit.name, trend.above?.name ?? '—', t.alikeColumn], rows }} method={method} isOneDrawing>
      <LineChart name={t.unknown[measure]} periods={periods.map((one) => periodShort(one.period_id, language))} series={series.filter((one) => one.key === 'own' || one.values.some((value) => value !== null))} />
    </Chart>
  )
}
