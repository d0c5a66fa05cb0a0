/** `/layanan/:service/kasus/:case`: one case, its way through the steps, and what does not count. */
import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong, momentShort } from '@/lib/format'
import { useToday } from '@/lib/session'

import { CaseClock } from './case-clock'
import { caseHeading } from './case-heading'
import { caseMessages } from './case-messages'
import { CaseTurn } from './case-row'
import { clockOf } from './clock-of'
import { RemindButton } from './remind-button'
import { type Case, caseQuery } from './service-queries'
import { StaysCard, SuspensionsCard } from './stays-card'

const route = getRouteApi('/layanan/$serviceId/kasus/$caseId')

export function CasePage() {
  const t = useMessages(caseMessages)
  const language = useLanguage()
  const today = useToday()
  const { serviceId, caseId } = route.useParams()
  const { data: one } = useSuspenseQuery(caseQuery(serviceId, caseId))
  const name = t.caseTitle(one.external_key, one.kind)
  const since = one.suspensions.find((pause) => pause.resumed_on === null)?.suspended_on
  return (
    <>
      <PageHead title={caseHeading(one, today, t, language)} documentTitle={name}>
        <b>{name}</b>, {one.service.name}.
      </PageHead>
      <div className="cases two">
        <div className="stack">
          <section className={`card${one.is_mine ? ' turn' : ''}`} aria-label={name}>
            <div className="card-body stack-sm">
              <div className="line"><CaseTurn one={one} /> <CaseClock clock={clockOf({ ...one, suspended_on: since ?? one.complete_on ?? today })} /></div>
              <div className="line"><Acts one={one} /></div>
            </div>
          </section>
          <StaysCard stays={one.steps} />
          <SuspensionsCard suspensions={one.suspensions} />
        </div>
        <FactsCard one={one} />
      </div>
      <p className="small dim">{t.received(momentShort(one.received_at, language))} {t.anonymous}</p>
      <p><TextLink to="/layanan/$serviceId/kasus" params={{ serviceId }} search={{}}>{t.back(one.service.name)}</TextLink></p>
    </>
  )
}

function Acts({ one }: { one: Case }) {
  const t = useMessages(caseMessages)
  return (
    <>
      {one.url && <Button component="a" href={one.url} target="_blank" rel="noreferrer" variant={one.is_mine ? 'filled' : 'default'} leftSection={<IconExternalLink size={18} stroke={1.8} aria-hidden="true" />}>{t.openThere(one.service.source_name)}</Button>}
      {!one.is_mine && one.turn !== null && <RemindButton serviceId={one.service.id} one={one} />}
    </>
  )
}

function FactsCard({ one }: { one: Case }) {
  const t = useMessages(caseMessages)
  const language = useLanguage()
  const days: [string, string | null][] = [[t.requested, one.requested_on], [t.complete, one.complete_on], [t.due, one.due_on], [t.issued, one.issued_on]]
  return (
    <section className="card" aria-labelledby="fakta">
      <header><h2 id="fakta">{t.facts}</h2></header>
      <div className="card-body">
        <dl className="origin">
          {days.map(([name, day]) => <div key={name}><dt>{name}</dt><dd>{day === null ? '—' : dateLong(day, language)}</dd></div>)}
          <div><dt>{t.standard}</dt><dd>{t.days(one.standard_days)}</dd></div>
          <div><dt>{t.officer}</dt><dd>{one.officer?.name ?? t.nobodys}</dd></div>
          <div><dt>{t.team}</dt><dd>{one.unit.name}</dd></div>
        </dl>
      </div>
    </section>
  )
}
