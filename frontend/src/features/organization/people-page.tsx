/** `/opd/pegawai`: the people whom one administers or leads. */
import { Anchor, Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { Empty, Loading, ProblemNotice } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { useMe } from '@/lib/session'

import { CodesPanel } from './codes-panel'
import { administers } from './keeping'
import { organizationMessages } from './organization-messages'
import { agencyUnitsQuery, peopleQuery } from './organization-queries'
import { asQuery, EVERY, usePeopleFilter } from './people-filter'
import { PeopleFilters } from './people-filters'
import { PeopleTable } from './people-table'
import { unitMessages } from './unit-messages'

export function PeoplePage() {
  const t = useMessages(organizationMessages)
  const words = useMessages(unitMessages)
  const language = useLanguage()
  const { people: wanted, change, isNarrowed } = usePeopleFilter()
  const [coding, setCoding] = useState(false)
  const people = useQuery({ ...peopleQuery(useDeferredValue(asQuery(wanted))), placeholderData: keepPreviousData })
  const unit = useChosenUnit(wanted.agency, wanted.unit)
  const total = people.data && number(people.data.total, language)
  const clear = () => change({ q: '', state: EVERY, agency: undefined, unit: undefined })

  if (coding && unit) {
    return (
      <>
        <div className="no-print"><PageHead title={t.people} /></div>
        <CodesPanel unit={unit} onDone={() => setCoding(false)} />
      </>
    )
  }
  return (
    <>
      <PageHead title={t.people} aside={unit?.mine && <Button variant="default" onClick={() => setCoding(true)}>{words.codes}</Button>}>
        {total && (isNarrowed ? t.found(total) : t.peopleLead(total))}
      </PageHead>
      <PeopleFilters people={wanted} onChange={change} />
      {people.isPending && <Loading />}
      {people.isError && <ProblemNotice error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && (
        <section className="card" aria-label={t.people} aria-busy={people.isPlaceholderData}>
          {people.data.items.length > 0 && <PeopleTable rows={people.data.items} />}
          {people.data.items.length === 0 && isNarrowed && (
            <Empty title={wanted.q ? t.none(wanted.q) : t.noneFiltered}>
              <Button variant="default" size="sm" onClick={clear}>{t.clear}</Button>
            </Empty>
          )}
          {people.data.items.length === 0 && !isNarrowed && (
            <Empty title={t.noneAll}><Anchor component={Link} to="/opd/impor">{t.toImport}</Anchor></Empty>
          )}
          <Pager page={people.data.page} size={people.data.size} total={people.data.total} onPage={(page) => change({ page })} />
        </section>
      )}
    </>
  )
}

/** The unit of the filter, and whether the reader keeps its people. */
function useChosenUnit(agency: number | undefined, id: string | undefined) {
  const me = useMe()
  const units = useQuery(agencyUnitsQuery(id === undefined ? undefined : (agency ?? me.agency_id ?? undefined)))
  const unit = units.data?.items.find((one) => one.id === id)
  return unit && { id: unit.id, name: unit.name, mine: administers(me, unit.agency_id) }
}
