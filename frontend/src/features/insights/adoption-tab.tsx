/** How the system is used: time per role beside what was promised, devices, and when reports come. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { Chart } from '@/components/charts/chart'
import { percent } from '@/components/charts/shares'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull, number } from '@/lib/format'
import { periodName } from '@/lib/period'

import { adoptionMessages } from './adoption-messages'
import { Bars } from './bars'
import { insightsMessages } from './insights-messages'
import { adoptionQuery, type Use } from './insights-queries'
import { methodMessages } from './method-messages'
import type { TabProps } from './tab-props'
import { TimeCard } from './time-card'

export function AdoptionTab({ asked }: TabProps) {
  const [t, own] = [useMessages(adoptionMessages), useMessages(insightsMessages)]
  const language = useLanguage()
  const { data } = useSuspenseQuery(adoptionQuery(asked.unit))
  return (
    <>
      <p className="dim small" style={{ margin: 0 }}>{t.whole}{data.since && ` ${t.since(dateFull(data.since, language))}`}</p>
      <TimeCard times={data.times} />
      <Clients clients={data.clients} />
      <Reports use={data} />
      <p className="dim small" style={{ margin: 0 }}>{own.hidden(data.small_group)}</p>
    </>
  )
}

function Clients({ clients }: { clients: Use['clients'] }) {
  const [t, method] = [useMessages(adoptionMessages), useMessages(methodMessages).sending]
  const language = useLanguage()
  const sent = clients.reduce((sum, one) => sum + one.sending, 0)
  const share = (count: number) => (sent ? (100 * count) / sent : 0)
  const rows = clients.map((one) => [t.client[one.client], number(one.minutes, language), number(one.sending, language), percent(share(one.sending), language)])
  if (sent === 0) return <section className="card"><Empty title={t.noSending} /></section>
  return (
    <section className="card card-body">
      <Chart title={t.clientTitle} table={{ columns: [t.column.client, t.column.minutes, t.column.sending, t.column.share], rows }} method={method}>
        <Bars bars={clients.map((one) => ({ key: one.client, name: t.client[one.client], value: share(one.sending), said: percent(share(one.sending), language) }))} />
      </Chart>
    </section>
  )
}

const WAYS = ['agreed', 'early', 'last_day', 'late', 'missing', 'by_others'] as const

function Reports({ use }: { use: Use }) {
  const [t, method] = [useMessages(adoptionMessages), useMessages(methodMessages).reports]
  const language = useLanguage()
  const share = (one: Use['reports'][number]) => (100 * one.early) / one.agreed
  const rows = use.reports.map((one) => [periodName(one.period_id, language), ...WAYS.map((way) => number(one[way], language))])
  if (rows.length === 0) return <section className="card"><Empty title={t.noReports} /></section>
  return (
    <section className="card card-body">
      <Chart title={t.reportsTitle(use.unit.name)} table={{ columns: [t.column.period, ...WAYS.map((way) => t.column[way])], rows }} method={method}>
        <Bars bars={use.reports.map((one) => ({ key: String(one.period_id), name: t.inTime(periodName(one.period_id, language)), value: share(one), said: percent(share(one), language) }))} />
      </Chart>
    </section>
  )
}
