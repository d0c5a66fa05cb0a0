/** `/layanan`: the services that one has to do with: own cases, the team’s, the agency’s. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort, number } from '@/lib/format'
import { type ServiceLine, servicesQuery } from '@/lib/services'
import { useMe } from '@/lib/session'

import { serviceMessages } from './service-messages'

export function ServicesPage() {
  const t = useMessages(serviceMessages)
  const { data } = useSuspenseQuery(servicesQuery)
  const mayRegister = data.may.includes('register')
  return (
    <>
      <PageHead title={t.title} aside={mayRegister && <ButtonLink to="/layanan/baru" variant={data.items.length === 0 ? 'filled' : 'default'}>{t.register}</ButtonLink>}>{t.lead}</PageHead>
      <section className="card" aria-label={t.title}>
        {data.items.length === 0 && <Empty title={t.none}>{mayRegister ? t.noneRegister : t.noneMore}</Empty>}
        <ul className="rows">
          {data.items.map((one, at) => <ServiceRow key={one.id} one={one} isFirst={at === 0} />)}
        </ul>
      </section>
    </>
  )
}

function ServiceRow({ one, isFirst }: { one: ServiceLine; isFirst: boolean }) {
  const t = useMessages(serviceMessages)
  const language = useLanguage()
  const { name, unit, standard_days, state, due, mine, done, last_received_at } = one
  return (
    <li className="task">
      <div className="stack-sm">
        <p className="what">{name} {state !== 'counting' && <span className="chip">{t.state[state]}</span>}</p>
        <p className="why">{unit.name}, {standard_days === null ? t.noStandard : t.standard(standard_days)}</p>
        {due > 0 ? <p><span className="chip turn">{t.due(number(due, language))}</span></p> : <p className="small dim">{t.noneDue}</p>}
        {(mine > 0 || done > 0) && <p className="small">{[mine > 0 && t.mine(number(mine, language)), done > 0 && t.done(number(done, language))].filter(Boolean).join(', ')}.</p>}
        <p className="tiny dim">{last_received_at ? t.received(momentShort(last_received_at, language)) : t.never}</p>
      </div>
      <div className="act"><Way one={one} variant={isFirst ? 'filled' : 'default'} /></div>
    </li>
  )
}

/** Leaders look at the team; officers at what is theirs. */
function Way({ one: { id, name, has_team, mine, done }, variant }: { one: ServiceLine; variant: 'filled' | 'default' }) {
  const t = useMessages(serviceMessages)
  const me = useMe()
  const params = { serviceId: id }
  if (has_team) return <ButtonLink to="/layanan/$serviceId" params={params} search={{}} variant={variant} aria-label={t.of(t.toTeam, name)}>{t.toTeam}</ButtonLink>
  const act = mine + done > 0 ? t.toMine : t.toCases
  return <ButtonLink to="/layanan/$serviceId/kasus" params={params} search={mine + done > 0 ? { petugas: me.id } : {}} variant={variant} aria-label={t.of(act, name)}>{act}</ButtonLink>
}
