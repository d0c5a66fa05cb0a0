/** Finds somebody in whichever box, or a school; digits of a NIP are asked for in a body, so that no address keeps them. */
import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { digitsIn } from '@/lib/digits'
import { findPeopleQuery } from '@/lib/find-people'
import { fullName, postIn } from '@/lib/format'
import { useMe } from '@/lib/session'
import { unitSearchQuery } from '@/lib/units'

import { candidateMessages } from './candidate-messages'
import type { CandidateSearch } from './search-params'

const UNITS_SHOWN = 5
const LEAST = 3

type FinderProps = { search: CandidateSearch; onFind: (part: CandidateSearch) => void }

export function CandidateFinder({ search, onFind }: FinderProps) {
  const t = useMessages(candidateMessages)
  const [typed, setTyped] = useState(search.cari ?? '')
  const q = useDeferredValue(typed.trim())
  const find = (text: string) => {
    setTyped(text)
    const name = text.trim()
    const isName = name.length >= LEAST && !/\d/.test(name)
    if (isName || search.cari) onFind({ cari: isName ? name : undefined })
  }
  const choose = (unit: string) => {
    setTyped('')
    onFind({ unit, cari: undefined })
  }
  return (
    <div className="finder stack-sm">
      <TextInput type="search" label={t.pick.search} description={t.searchHint} inputWrapperOrder={['label', 'input', 'description']} value={typed} onChange={(event) => find(event.currentTarget.value)} />
      {digitsIn(q) && <FoundPeople q={q} />}
      {!/^[\d\s]*$/.test(q) && <FoundUnits q={q} search={search} onChoose={choose} />}
    </div>
  )
}

function FoundPeople({ q }: { q: string }) {
  const t = useMessages(candidateMessages)
  const found = useQuery({ ...findPeopleQuery(q), placeholderData: keepPreviousData })
  if (!found.data) return null
  if (found.data.items.length === 0) return <p role="status" className="dim">{t.nobody.found}</p>
  return (
    <ul className="plain-list">
      {found.data.items.map((one) => (
        <li key={one.id}><TextLink to="/kenaikan-pangkat/$employeeId" params={{ employeeId: one.id }}>{fullName(one)}</TextLink>, <span className="dim">{postIn(one.position, one.unit_name)}</span></li>
      ))}
    </ul>
  )
}

type FoundUnitsProps = { q: string; search: CandidateSearch; onChoose: (id: string) => void }

function FoundUnits({ q, search, onChoose }: FoundUnitsProps) {
  const t = useMessages(candidateMessages)
  const me = useMe()
  const found = useQuery({ ...unitSearchQuery(q, UNITS_SHOWN), enabled: q.length >= LEAST })
  const agency = me.may.includes('roles') ? search.perangkat : me.agency_id
  const units = found.data?.items.filter((one) => agency === undefined || one.agency_id === agency) ?? []
  if (q.length < LEAST || units.length === 0) return null
  return (
    <div className="line" role="group" aria-label={t.unitsFound}>
      {units.map((one) => <button key={one.id} type="button" className="as-link" onClick={() => onChoose(one.id)}>{one.name}</button>)}
    </div>
  )
}
