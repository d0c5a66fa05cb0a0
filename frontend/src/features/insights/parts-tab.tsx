/** The units right below, beside each other: how predikat are spread, and who differs from others of their kind. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { Chart } from '@/components/charts/chart'
import { PredikatStack } from '@/components/charts/predikat-stack'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'

import { insightsMessages } from './insights-messages'
import { type Part, type Parts, partsQuery } from './insights-queries'
import { methodMessages } from './method-messages'
import { PeriodSelect } from './period-select'
import { StripChart } from './strip-chart'
import type { TabProps } from './tab-props'
import { trendMessages } from './trend-messages'
import { usePredikatTable } from './use-predikat-table'

export function PartsTab({ asked, onPeriod }: TabProps) {
  const own = useMessages(insightsMessages)
  const { data } = useSuspenseQuery(partsQuery(asked))
  if (data.period_id === null || !data.whole) return <section className="card"><Empty title={own.nothing}>{own.nothingWhy}</Empty></section>
  return (
    <>
      <PeriodSelect value={data.period_id} periods={data.periods} countedAt={data.counted_at} onPeriod={onPeriod} />
      <Spread parts={data} whole={data.whole} periodId={data.period_id} />
      <Strips parts={data} />
      <p className="dim small" style={{ margin: 0 }}>{own.hidden(data.small_group)}</p>
    </>
  )
}

function Spread({ parts, whole, periodId }: { parts: Parts; whole: Part; periodId: number }) {
  const [t, own, method] = [useMessages(trendMessages), useMessages(insightsMessages), useMessages(methodMessages)]
  const language = useLanguage()
  const tableOf = usePredikatTable(own.unit)
  const row = (part: Part, name: string) => ({ key: part.unit.id, name, counts: part.figures.predikat, guides: part.guides })
  const rows = [row(whole, t.whole(whole.unit.name)), ...parts.parts.map((part) => row(part, part.unit.name))]
  return (
    <section className="card card-body">
      <Chart title={t.partsTitle(periodName(periodId, language))} table={tableOf(rows)} method={method.predikat}>
        <PredikatStack rows={rows} />
      </Chart>
    </section>
  )
}

function Strips({ parts }: { parts: Parts }) {
  const t = useMessages(trendMessages)
  return (
    <section className="card" aria-label={t.stripsTitle}>
      <header><h2>{t.stripsTitle}</h2></header>
      {parts.strips.length === 0 && <Empty title={t.noStrips} />}
      {parts.strips.map((strip) => (
        <div key={`${strip.measure} ${strip.kind}`} className="card-body">
          <StripChart strip={strip} parts={parts.parts} />
        </div>
      ))}
    </section>
  )
}
