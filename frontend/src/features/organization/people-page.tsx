/** `/opd/pegawai`: the people whom one administers or leads. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Loading } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { digitsIn } from '@/lib/digits'
import { number } from '@/lib/format'
import { useMe } from '@/lib/session'
import { agencyUnitsQuery } from '@/lib/units'

import { CodesPanel } from './codes-panel'
import { organizationMessages } from './organization-messages'
import { numberQuery, peopleQuery } from './organization-queries'
import { asQuery, type People, usePeopleFilter } from './people-filter'
import { PeopleFilters } from './people-filters'
import { PeopleTable } from './people-table'
import { administers } from './permissions'
import { postMessages } from './post-messages'
import { EVERY_STATE } from './search-params'
import { StuckNote } from './stuck-note'
import { unitMessages } from './unit-messages'

export function PeoplePage() {
  const t = useMessages(organizationMessages)
  const language = useLanguage()
  const { people: wanted, change, isNarrowed } = usePeopleFilter()
  const [coding, setCoding] = useState(false)
  const people = useFound(wanted)
  const unit = useChosenUnit(wanted.agency, wanted.unit)
  const mayManage = useMe().may.includes('people')
  const total = people.data && number(people.data.total, language)
  const clear = () => change({ q: '', state: EVERY_STATE, agency: undefined, unit: undefined })

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
      <PageHead title={mayManage ? t.people : t.staff} aside={mayManage && <Actions unit={unit?.mine ? unit.name : undefined} onCodes={() => setCoding(true)} />}>
        {total && (isNarrowed ? t.found(total) : t.peopleLead(total))}
      </PageHead>
      {mayManage && <StuckNote />}
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
            <Empty title={t.noneAll}>{mayManage && <TextLink to="/opd/impor">{t.toImport}</TextLink>}</Empty>
          )}
          <Pager page={people.data.page} size={people.data.size} total={people.data.total} onPage={(page) => change({ page })} />
        </section>
      )}
    </>
  )
}

function Actions({ unit, onCodes }: { unit: string | undefined; onCodes: () => void }) {
  const words = useMessages(unitMessages)
  const t = useMessages(postMessages)
  return (
    <div className="line">
      {unit && <Button variant="default" onClick={onCodes}>{words.codes}</Button>}
      <ButtonLink to="/opd/pegawai/baru" leftSection={<IconPlus size={18} stroke={2} aria-hidden="true" />}>{t.addPerson}</ButtonLink>
    </div>
  )
}

/** By name, or by some digits of a NIP; page by page. */
function useFound(wanted: People) {
  const digits = digitsIn(wanted.q)
  const named = useQuery({ ...peopleQuery(useDeferredValue(asQuery(wanted))), placeholderData: keepPreviousData })
  const numbered = useQuery({ ...numberQuery(useDeferredValue(digits), wanted.page), placeholderData: keepPreviousData })
  return digits === '' ? named : numbered
}

/** The unit of the filter, and whether the reader administers its people. */
function useChosenUnit(agency: number | undefined, id: string | undefined) {
  const me = useMe()
  const units = useQuery(agencyUnitsQuery(id === undefined ? undefined : (agency ?? me.agency_id ?? undefined)))
  const unit = units.data?.items.find((one) => one.id === id)
  return unit && { id: unit.id, name: unit.name, mine: administers(me, unit.agency_id) }
}
