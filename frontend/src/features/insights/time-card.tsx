/** Time per role and month, beside the ceiling that the city has published. */
import { Chart } from '@/components/charts/chart'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { adoptionMessages } from './adoption-messages'
import { Bars } from './bars'
import { insightsMessages } from './insights-messages'
import type { Use } from './insights-queries'
import { methodMessages } from './method-messages'

type Time = Use['times'][number]

export function TimeCard({ times }: { times: Time[] }) {
  const [t, own, method] = [useMessages(adoptionMessages), useMessages(insightsMessages), useMessages(methodMessages).time]
  const language = useLanguage()
  const last = times[0]?.month
  if (!last) return <section className="card"><Empty title={t.noTime} /></section>
  const month = (day: string) => new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  const shown = (value: number | null) => (value === null ? own.notShown : number(value, language))
  const rows = times.map((one) => [`${t.role[one.role]}, ${month(one.month)}`, shown(one.people), shown(one.minutes), shown(one.per_person), number(one.ceiling, language)])
  return (
    <section className="card card-body">
      <Chart title={t.timeTitle(month(last))} table={{ columns: [t.column.role, t.column.people, t.column.minutes, t.column.perPerson, t.column.ceiling], rows }} method={method}>
        <p className="small" style={{ margin: 0 }}>{t.promise}</p>
        <Bars bars={times.filter((one) => one.month === last).map((one) => ({ key: one.role, name: t.role[one.role], ...against(one, t, (value) => number(value, language)) }))} />
      </Chart>
    </section>
  )
}

/** A quarter of the bar is left for what goes beyond the ceiling. */
const CEILING = 75

function against(one: Time, t: (typeof adoptionMessages)['id'], shown: (value: number) => string) {
  if (one.per_person === null) return { value: 0, expected: CEILING, tone: 'none' as const, said: t.onlyCeiling(shown(one.ceiling)) }
  const over = one.per_person > one.ceiling
  const said = t.ofCeiling(shown(one.per_person), shown(one.ceiling))
  return { value: (CEILING * one.per_person) / one.ceiling, expected: CEILING, tone: over ? ('late' as const) : ('ahead' as const), said: over ? `${t.over}: ${said}` : said }
}
