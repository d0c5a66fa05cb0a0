/** The programmes of the year in the order of what they reach; what none of them answers stands last, as a warning. */
import { IconAlertTriangle } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { competencesQuery, type Plan } from './plan-queries'
import { programmeMessages } from './programme-messages'
import { ProgrammeRow } from './programme-row'

const SHOWN = 4

export function ProgrammesCard({ plan }: { plan: Plan }) {
  const t = useMessages(programmeMessages)
  const { data } = useSuspenseQuery(competencesQuery)
  const nameOf = (code: string) => data.items.find((one) => one.code === code)?.name ?? code
  const first = plan.programmes.find((one) => one.may.some((may) => may === 'decide' || may === 'propose'))
  return (
    <section className="card programmes" aria-labelledby="usulan">
      <header><h2 id="usulan">{t.programmes.title}</h2><span className="dim">{t.programmes.count(plan.programmes.length)}</span></header>
      {plan.programmes.length === 0 && <Empty title={t.programmes.none}>{plan.may.includes('propose') && plan.needs > 0 && t.programmes.noneWhy}</Empty>}
      <ul className="rows">
        {plan.programmes.map((one) => <ProgrammeRow key={one.id} programme={one} of={plan.unit.id} names={one.competences.map(nameOf)} isFirst={one === first} />)}
      </ul>
      {plan.missing.length > 0 && <Missing plan={plan} nameOf={nameOf} />}
    </section>
  )
}

function Missing({ plan, nameOf }: { plan: Plan; nameOf: (code: string) => string }) {
  const t = useMessages(programmeMessages).missing
  const language = useLanguage()
  const [all, setAll] = useState(false)
  const shown = all ? plan.missing : plan.missing.slice(0, SHOWN)
  const rest = plan.missing.slice(shown.length)
  return (
    <div className="card-body stack-sm" id="belum">
      {shown.map(({ competence, needs, units }) => (
        <div key={competence} className="box warn iconed">
          <IconAlertTriangle size={20} stroke={1.8} aria-hidden="true" />
          <div className="line spread">
            <p><b>{t.title(nameOf(competence), number(needs, language))}</b> {units.length > 0 && t.most(units.map((one) => one.name).join(', '))}</p>
            {plan.may.includes('propose') && <ButtonLink to="/opd/pelatihan/usulan/baru" search={{ unit: plan.unit.id, kompetensi: competence, tahun: plan.year }} variant="default" size="sm" aria-label={t.makeFor(nameOf(competence))}>{t.make}</ButtonLink>}
          </div>
        </div>
      ))}
      {rest.length > 0 && <button type="button" className="as-link small" onClick={() => setAll(true)}>{t.more(rest.length, number(rest.reduce((sum, one) => sum + one.needs, 0), language))}</button>}
    </div>
  )
}
