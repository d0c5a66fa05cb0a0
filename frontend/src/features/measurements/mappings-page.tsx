/** `/pengukuran`: which figure feeds which indicator, since when, by whom; each is started and ended here. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Gone } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number } from '@/lib/format'
import { useMe } from '@/lib/session'

import { EndDialog } from './end-dialog'
import { takenBy } from './mapping-words'
import { measurementMessages } from './measurement-messages'
import { type Mapping, mappingsQuery, useStartMapping } from './measurement-queries'
import { Tabs } from './tabs'

const route = getRouteApi('/pengukuran')

export function MappingsPage() {
  const me = useMe()
  return me.may.includes('people') || me.leads ? <Mappings /> : <Gone />
}

function Mappings() {
  const t = useMessages(measurementMessages)
  const { layanan, sumber, halaman } = route.useSearch()
  const navigate = route.useNavigate()
  const page = halaman ?? 1
  const { data } = useSuspenseQuery(mappingsQuery({ service_id: layanan, source_id: sumber, page }))
  return (
    <>
      <PageHead title={t.title} aside={<ButtonLink to="/pengukuran/baru" search={{}}>{t.map}</ButtonLink>}>{t.lead}</PageHead>
      <div className="stack">
        <Tabs />
        <section className="card" aria-label={t.list}>
          {data.items.length === 0 && <Empty title={t.none}>{t.noneMore}</Empty>}
          <ul className="rows">{data.items.map((one) => <MappingRow key={one.id} one={one} />)}</ul>
          <Pager page={page} size={data.size} total={data.total} onPage={(next) => void navigate({ to: '.', search: (old) => ({ ...old, halaman: next }) })} />
        </section>
      </div>
    </>
  )
}

function MappingRow({ one }: { one: Mapping }) {
  const t = useMessages(measurementMessages)
  const language = useLanguage()
  const start = useStartMapping()
  const [ending, setEnding] = useState(false)
  const { indicator, origin, state, mapped_by, tried_cases, created_at, end_reason, may } = one
  return (
    <li className="task">
      <div className="stack-sm">
        <p className="what">{indicator.text} <span className={state === 'counting' ? 'chip note' : 'chip'}>{t.state[state]}</span></p>
        <p className="why">{indicator.employee.name}, {indicator.unit_name}</p>
        <p className="small">{takenBy(one, t)}. {t.from(origin.name, origin.system)}</p>
        <p className="tiny dim">{t.mapped(mapped_by.name, dateShort(created_at, language), number(tried_cases, language))} {end_reason && t.ended(end_reason)}</p>
        <ProblemNotice error={start.error} />
      </div>
      <div className="act stack-sm">
        {may.includes('start') && <Button loading={start.isPending} aria-label={t.startOf(indicator.employee.name)} onClick={() => start.mutate(one)}>{t.start}</Button>}
        {may.includes('end') && <Button variant="default" aria-label={t.endOf(indicator.employee.name)} onClick={() => setEnding(true)}>{t.end}</Button>}
      </div>
      {ending && <EndDialog one={one} onClose={() => setEnding(false)} />}
    </li>
  )
}
