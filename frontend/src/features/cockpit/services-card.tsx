/** Services with their standard beside the goals that they serve: how many cases keep it, against the goal's target. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Bullet } from '@/components/charts/bullet'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { type CockpitService, type KnownPlace, servicesQuery } from './cockpit-queries'
import { serviceMessages } from './service-messages'
import { useShown } from './use-shown'

/** The page of a service is of whoever leads a unit; who leads a team reads of it here. */
type ServicesCardProps = { place: KnownPlace; isTeam: boolean }

export function ServicesCard({ place, isTeam }: ServicesCardProps) {
  const t = useMessages(serviceMessages)
  const [page, setPage] = useState(1)
  const services = useQuery({ ...servicesQuery(place, page), placeholderData: keepPreviousData })
  if (services.isError) return <ProblemNotice error={services.error} onRetry={() => void services.refetch()} />
  if (!services.data || services.data.total === 0) return null
  return (
    <section className="card" aria-label={t.title} aria-busy={services.isPlaceholderData}>
      <header><h2>{t.title}</h2></header>
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col" style={{ width: '45%' }}>{t.service}</th>
            <th scope="col" style={{ width: '33%' }}>{t.onTime}</th>
            <th scope="col" className="num">{t.median}</th>
          </tr>
        </thead>
        <tbody>{services.data.items.map((line) => <ServiceRow key={line.service.id} line={line} isTeam={isTeam} />)}</tbody>
      </table>
      <Pager page={services.data.page} size={services.data.size} total={services.data.total} onPage={setPage} />
    </section>
  )
}

function ServiceRow({ line, isTeam }: { line: CockpitService; isTeam: boolean }) {
  const t = useMessages(serviceMessages)
  const { count } = useShown()
  const { service, unit, standard_days: days, figures, goals } = line
  const standard = days === null ? t.noStandard(unit.name) : t.standard(unit.name, count(days))
  return (
    <tr>
      <th scope="row">
        {isTeam ? service.name : <TextLink to="/layanan/$serviceId" params={{ serviceId: service.id }}>{service.name}</TextLink>}
        <div className="tiny dim" style={{ fontWeight: 400 }}>{standard}</div>
        {goals.map((one) => <div key={one.goal + one.metric} className="tiny" style={{ fontWeight: 400 }}>{t.serves(one.goal)}</div>)}
      </th>
      <td><OnTime line={line} /></td>
      <td className="num" data-label={t.median}>
        {figures.median_days === null ? '—' : t.days(count(figures.median_days))}
        {line.running > 0 && <div className="tiny dim">{t.running(count(line.running), line.noun)}</div>}
        {line.overdue > 0 && <div className="tiny">{t.overdue(count(line.overdue))}</div>}
      </td>
    </tr>
  )
}

/** Against the target of the goal that asks for this share, if one does. */
function OnTime({ line: { service, figures, goals } }: { line: CockpitService }) {
  const t = useMessages(serviceMessages)
  const { count, language } = useShown()
  if (figures.on_time_share === null) return <span className="dim tiny">{t.none}</span>
  const target = goals.find((one) => one.metric === 'on_time_share' && one.target !== null)?.target ?? null
  const [is, wanted] = [Number(figures.on_time_share), target === null ? undefined : Number(target)]
  const said = number(figures.on_time_share, language, 'persen')
  return (
    <>
      <Bullet name={service.name} value={is} expected={wanted} tone={wanted === undefined || is >= wanted ? 'ahead' : 'late'} />
      <div className="tiny dim">{target === null ? said : t.against(said, number(target, language, 'persen'))}</div>
      <div className="tiny dim">{t.late(count(figures.late), count(figures.done))}</div>
    </>
  )
}
