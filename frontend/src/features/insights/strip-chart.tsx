/** One share among units of one kind: the usual range, and who lies outside, in words and as dots. */
import { Chart } from '@/components/charts/chart'
import { DotStrip } from '@/components/charts/dot-strip'
import { useLanguage, useMessages } from '@/i18n/language'

import { insightsMessages } from './insights-messages'
import type { Part, Strip } from './insights-queries'
import { methodMessages } from './method-messages'
import { shareOf, shareText } from './shares'
import { trendMessages } from './trend-messages'

export function StripChart({ strip, parts }: { strip: Strip; parts: Part[] }) {
  const [t, own, method] = [useMessages(trendMessages), useMessages(insightsMessages), useMessages(methodMessages)]
  const language = useLanguage()
  const odd = new Map(strip.outside.map((one) => [one.unit.id, one.side]))
  const alike = parts.filter((part) => part.kind === strip.kind)
  const dots = alike.flatMap((part) => {
    const value = shareOf(part.figures, strip.measure)
    return value === null ? [] : [{ key: part.unit.id, name: part.unit.name, value, standsOut: odd.has(part.unit.id) }]
  })
  const name = t.strip(own.measure[strip.measure], own.kind[strip.kind], strip.units)
  const found = ([1, -1] as const).flatMap((side) => {
    const names = strip.outside.filter((one) => one.side === side).map((one) => one.unit.name)
    return names.length > 0 ? [t.outside(names.join(', '), side)] : []
  })
  const rows = alike.map((part) => [part.unit.name, shareText(part.figures, strip.measure, own, language), odd.has(part.unit.id) ? t.standsOut : ''])
  return (
    <Chart title={`${name}. ${found.length > 0 ? found.join(' ') : t.noneOutside}`} table={{ columns: [own.unit, own.measure[strip.measure], t.standsOut], rows }} method={method.strips} isOneDrawing>
      <DotStrip name={name} dots={dots} median={100 * strip.middle} low={100 * strip.low} high={100 * strip.high} />
    </Chart>
  )
}
