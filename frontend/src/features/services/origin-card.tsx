/** The birth certificate of a figure: who sent it, what it is made of, how it is counted, who mapped it. */
import type { ReactNode } from 'react'

import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, momentShort, number } from '@/lib/format'

import { contestMessages } from './contest-messages'
import { dayShort } from './day-short'
import type { Measured, MeasuredPeriod } from './indicator-queries'
import type { Mine } from './service-queries'

type OriginCardProps = { one: Measured; period: MeasuredPeriod; mine: Mine | undefined }

export function OriginCard({ one, period, mine }: OriginCardProps) {
  const t = useMessages(contestMessages)
  const language = useLanguage()
  const { mapping, cases } = one
  const { origin, mapped_by, tried_cases, created_at } = mapping
  const isService = origin.kind === 'service'
  const [count, from, to] = [number(cases, language), dayShort(period.starts_on, language), dayShort(period.ends_on, language)]
  return (
    <section className="card" aria-labelledby="asal">
      <header><h2 id="asal">{t.origin}</h2></header>
      <div className="card-body stack-sm">
        <dl className="origin">
          <Fact name={t.source} more={origin.last_received_at ? t.received(momentShort(origin.last_received_at, language)) : t.never}>{origin.system}</Fact>
          <Fact name={t.cases} more={mine && mine.running.length > 0 ? t.running(number(mine.running.length, language)) : mapping.scope === 'unit' ? t.unit : undefined}>
            {isService ? t.counted(count, mine?.service.noun ?? 'kasus', from, to) : t.readings(count, from, to)}
          </Fact>
          <Fact name={t.how} more={isService ? t.calendar(period.starts_on.slice(0, 4)) : undefined}>{howOf(mapping, t)}</Fact>
          <Fact name={t.mapped} more={t.tried(dateShort(created_at, language), number(tried_cases, language))}>{mapped_by.name}</Fact>
        </dl>
        {one.override_reason && (
          <div className="box warn">
            <p><b>{t.override}</b></p>
            <p className="small">{t.overrideMore(one.measured_value === null ? '—' : number(one.measured_value, language, one.indicator.unit_of_measure), one.override_reason)}</p>
          </div>
        )}
        {mine && mine.figures.done > 0 && (
          <p><TextLink to="/layanan/$serviceId/kasus" params={{ serviceId: origin.id }} search={{ petugas: mine.officer.id, periode: period.period_id }}>{t.seeCases(number(mine.figures.done, language))}</TextLink></p>
        )}
        {isService && mapping.scope === 'unit' && <p><TextLink to="/layanan/$serviceId" params={{ serviceId: origin.id }} search={{ periode: period.period_id }}>{t.seeTeam}</TextLink></p>}
      </div>
    </section>
  )
}

function Fact({ name, more, children }: { name: string; more?: string | undefined; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}{more && <span className="tiny dim">{more}</span>}</dd>
    </div>
  )
}

/** A service’s days are counted by the calendar; a source’s numbers are put together as was said when they were mapped. */
function howOf({ metric, take, origin }: Measured['mapping'], t: (typeof contestMessages)['id']): string {
  if (origin.kind === 'source') return take ? t.take[take] : metric
  const said = metric in t.metric ? t.metric[metric as keyof typeof t.metric] : metric
  return metric === 'cases_done' ? said : `${said}. ${t.days}.`
}
