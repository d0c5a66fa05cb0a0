/** `/opd/pegawai`: the people whom one administers or leads. */
import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { Empty, Loading, ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { fullName, nip } from '@/lib/format'

import { organizationMessages } from './organization-messages'
import { peopleQuery, type PersonState } from './organization-queries'

export function PeoplePage() {
  const t = useMessages(organizationMessages)
  const [q, setQ] = useState('')
  const [state, setState] = useState<PersonState | ''>('aktif')
  const [page, setPage] = useState(1)
  const wanted = useDeferredValue(q)
  const people = useQuery({
    ...peopleQuery({ ...(wanted ? { q: wanted } : {}), ...(state ? { state: [state] } : {}), page }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHead title={t.people}>{people.data && t.peopleLead(people.data.total)}</PageHead>
      <div className="line" style={{ marginBottom: 16, alignItems: 'end' }}>
        <TextInput label={t.search} value={q} style={{ flex: '1 1 240px' }} onChange={(event) => { setQ(event.currentTarget.value); setPage(1) }} />
        <label className="stack-sm small" style={{ flex: '0 1 240px' }}>
          <b>{t.stateLabel}</b>
          <select className="select" value={state} onChange={(event) => { setState(event.currentTarget.value as PersonState | ''); setPage(1) }}>
            <option value="">{t.all}</option>
            {Object.entries(t.state).map(([key, word]) => <option key={key} value={key}>{word}</option>)}
          </select>
        </label>
      </div>
      {people.isPending && <Loading />}
      <ProblemNotice error={people.error} onRetry={() => void people.refetch()} />
      {people.data && (
        <section className="card" aria-label={t.people}>
          {people.data.items.length === 0 ? (
            <Empty title={q ? t.none(q) : t.noneAll} />
          ) : (
            <table className="plain cards">
              <thead>
                <tr>
                  <th scope="col">{t.name}</th>
                  <th scope="col">{t.nip}</th>
                  <th scope="col">{t.post}</th>
                  <th scope="col">{t.unit}</th>
                </tr>
              </thead>
              <tbody>
                {people.data.items.map((person) => (
                  <tr key={person.id}>
                    <td>
                      <Link to={`/opd/pegawai/${person.id}`}>{fullName(person)}</Link>
                      {person.state !== 'aktif' && <> <span className="chip warn">{t.state[person.state]}</span></>}
                    </td>
                    <td data-label={t.nip}>{nip(person.nip)}</td>
                    <td data-label={t.post}>{person.position ?? '—'}</td>
                    <td data-label={t.unit}>{person.unit_name}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <Pager page={people.data.page} size={people.data.size} total={people.data.total} onPage={setPage} />
        </section>
      )}
    </>
  )
}
