/** A list of people, a page at a time: how each stands, what is open, and the way to their plan, report and evidence. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { TrackWord } from '@/components/indicator-progress'
import { Pager } from '@/components/pager'
import { PredikatBadge } from '@/components/predikat'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { type KnownPlace, type ListName, peopleQuery, type PersonLine } from './cockpit-queries'
import { peopleMessages } from './people-messages'
import { Needs, PersonName, ReportLink, Was } from './person-parts'
import { RowsLoading } from './rows-loading'
import { useCockpitChange, useCockpitSearch } from './use-place'
import { useShown } from './use-shown'

const SIZE = 25

function usePeople(place: KnownPlace, name: ListName) {
  const page = useCockpitSearch().halaman ?? 1
  return useQuery({ ...peopleQuery(place, name, page, SIZE), placeholderData: keepPreviousData })
}

/** How many they are, once it is known. */
export function useListTitle(place: KnownPlace, name: ListName): string {
  const t = useMessages(peopleMessages)
  const { count } = useShown()
  const people = usePeople(place, name)
  return people.data ? t.lists[name](count(people.data.total)) : t.staff
}

/** `isPage`: the page's own heading says what the list is. */
type PeopleCardProps = { place: KnownPlace; name: ListName; isPage?: boolean }

export function PeopleCard({ place, name, isPage = false }: PeopleCardProps) {
  const t = useMessages(peopleMessages)
  const turn = useCockpitChange()
  const people = usePeople(place, name)
  const title = useListTitle(place, name)
  return (
    <section className="card" aria-label={title} aria-busy={people.isPlaceholderData}>
      {!isPage && <header><h2>{title}</h2></header>}
      {people.isPending && <RowsLoading rows={8} height={56} />}
      {people.isError && <div className="card-body"><ProblemNotice error={people.error} onRetry={() => void people.refetch()} /></div>}
      {people.data && (
        <>
          {people.data.items.length === 0 ? <Empty title={t.nobody} /> : <People lines={people.data.items} place={place} />}
          <Pager page={people.data.page} size={people.data.size} total={people.data.total} onPage={(halaman) => turn({ halaman })} />
        </>
      )}
    </section>
  )
}

function People({ lines, place }: { lines: PersonLine[]; place: KnownPlace }) {
  const t = useMessages(peopleMessages)
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col" style={{ width: '30%' }}>{t.member}</th>
          <th scope="col" style={{ width: '24%' }}>{t.track}</th>
          <th scope="col">{t.needsTitle}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => <Person key={line.assignment_id} line={line} place={place} />)}
      </tbody>
    </table>
  )
}

function Person({ line, place }: { line: PersonLine; place: KnownPlace }) {
  const t = useMessages(peopleMessages)
  const { count } = useShown()
  return (
    <tr>
      <th scope="row" style={{ fontWeight: 400 }}>
        <PersonName line={line} />
        <div className="small dim">{line.employee.position}</div>
        {line.unit.id !== place.unit_id && <div className="small dim">{line.unit.name}</div>}
      </th>
      <td>
        <TrackWord track={line.track} />
        <div><Was line={line} /></div>
        <div className="small dim">{line.indicators === 0 ? t.noIndicators : t.reported(count(line.reported), count(line.indicators))}</div>
        {line.predikat && <PredikatBadge value={line.predikat} />}
      </td>
      <td>
        {line.needs.length === 0 ? <div className="dim small">{t.nothing}</div> : <Needs line={line} />}
        <ReportLink line={line} periodId={place.period_id} />
      </td>
    </tr>
  )
}
