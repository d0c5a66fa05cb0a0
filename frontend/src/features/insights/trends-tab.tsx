/** A unit over the periods of this year and the last, beside the unit above and others of its kind. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { Chart } from '@/components/charts/chart'
import { PredikatStack } from '@/components/charts/predikat-stack'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort } from '@/lib/format'
import { periodName } from '@/lib/period'

import { Course } from './course'
import { insightsMessages } from './insights-messages'
import { trendsQuery } from './insights-queries'
import { methodMessages } from './method-messages'
import type { TabProps } from './tab-props'
import { trendMessages } from './trend-messages'
import { usePredikatTable } from './use-predikat-table'

export function TrendsTab({ asked }: TabProps) {
  const [t, own, method] = [useMessages(trendMessages), useMessages(insightsMessages), useMessages(methodMessages)]
  const language = useLanguage()
  const tableOf = usePredikatTable(own.period)
  const { data } = useSuspenseQuery(trendsQuery(asked.unit))
  const last = data.periods.at(-1)
  if (!last) return <section className="card"><Empty title={own.nothing}>{own.nothingWhy}</Empty></section>
  const rated = data.periods.filter((one) => one.own.good !== null || one.own.predikat === null)
  const rows = rated.map((one) => ({ key: String(one.period_id), name: periodName(one.period_id, language), counts: one.own.predikat }))
  return (
    <>
      <p className="dim small" style={{ margin: 0 }}>{own.until(momentShort(last.counted_at, language))}</p>
      <div className="charts-two">
        <section className="card card-body"><Course trend={data} measure="on_track" method={method.onTrack} /></section>
        <section className="card card-body"><Course trend={data} measure="on_time" method={method.onTime} /></section>
      </div>
      <section className="card card-body">
        <Chart title={t.predikat} table={tableOf(rows)} method={method.predikat}>
          <PredikatStack rows={rows} />
        </Chart>
      </section>
      <p className="dim small" style={{ margin: 0 }}>{own.hidden(data.small_group)}</p>
    </>
  )
}
