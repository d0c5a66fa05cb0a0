/** `/layanan/:service`: what must happen today, which step is slow, how the period stands, for whom leads the team. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { SelectField } from '@/components/select-field'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort, number } from '@/lib/format'
import { periodName } from '@/lib/period'
import { usePeriod } from '@/lib/session'

import { DaysCard } from './days-card'
import { FiguresCard } from './figures-card'
import { OfficersCard } from './officers-card'
import { type Service, serviceQuery, type Team, teamQuery } from './service-queries'
import { StepsCard } from './steps-card'
import { SuspendedCard } from './suspended-card'
import { teamHeading } from './team-heading'
import { teamMessages } from './team-messages'
import { TodayCard } from './today-card'

const route = getRouteApi('/layanan/$serviceId')

export function ServicePage() {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  const { serviceId } = route.useParams()
  const { periode } = route.useSearch()
  const { data: service } = useSuspenseQuery(serviceQuery(serviceId))
  const { period: current } = usePeriod()
  const { data: team } = useSuspenseQuery(teamQuery(serviceId, periode ?? current.id))
  const { figures, period } = team
  const within = number(figures.done - figures.late, language)
  return (
    <>
      <PageHead title={teamHeading(team, t, language)} documentTitle={service.name} aside={<Aside service={service} team={team} />}>
        {t.lead(service.name, service.standard_days)}
        {service.last_received_at ? t.received(momentShort(service.last_received_at, language)) : t.never}
      </PageHead>
      <div className="cases stack">
        {service.state !== 'counting' && <p className="box warn">{service.state === 'trial' ? t.trial : t.ended}</p>}
        <div className="two">
          <TodayCard team={team} />
          <StepsCard team={team} />
        </div>
        <FiguresCard team={team} />
        <OfficersCard team={team} />
        <div className="two-even">
          <SuspendedCard team={team} />
          {service.standard_days !== null && (
            <DaysCard
              title={t.how(service.noun)}
              lead={t.howMore(number(figures.done, language), service.noun, periodName(period.id, language))}
              distribution={team.distribution}
              standard={service.standard_days}
              noun={service.noun}
              isNarrow
              aside={<TextLink to="/layanan/$serviceId/kasus" params={{ serviceId }} search={{ keadaan: 'done', periode: period.id }} className="small">{t.seeCases}</TextLink>}
            >
              <b>{t.sum(within, number(figures.late, language))}</b>
            </DaysCard>
          )}
        </div>
      </div>
    </>
  )
}

/** Periods are those of the year that is worked in. */
function Aside({ service, team }: { service: Service; team: Team }) {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  const navigate = route.useNavigate()
  const { periods } = usePeriod()
  const known = periods.some((one) => one.id === team.period.id) ? periods.map((one) => one.id) : [team.period.id, ...periods.map((one) => one.id)]
  return (
    <div className="line fields no-print">
      <SelectField label={t.period} value={String(team.period.id)} onChange={(id) => void navigate({ to: '.', search: { periode: Number(id) } })}>
        {known.map((id) => <option key={id} value={id}>{periodName(id, language)}</option>)}
      </SelectField>
      {service.may.includes('change') && <ButtonLink to="/layanan/$serviceId/atur" params={{ serviceId: service.id }} variant="default">{t.manage}</ButtonLink>}
    </div>
  )
}
