/** Finds somebody by name or by some digits of a NIP, and shows who was chosen. */
import { Button, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { useMessages } from '@/i18n/language'
import { type FoundPerson, findPeopleQuery } from '@/lib/find-people'
import { fullName, postIn } from '@/lib/format'

import { finderMessages } from './finder-messages'
import { PersonLine } from './people'
import { ProblemNotice } from './problem-notice'

type PersonFinderProps = { label: string; value: FoundPerson | null; onChange: (person: FoundPerson | null) => void }

export function PersonFinder({ label, value, onChange }: PersonFinderProps) {
  const t = useMessages(finderMessages)
  const [q, setQ] = useState('')
  /** Who chooses again goes on typing. */
  const [isAgain, setAgain] = useState(false)
  if (value) {
    const again = () => {
      setAgain(true)
      onChange(null)
    }
    return (
      <div role="group" aria-label={label} className="stack-sm">
        <b className="small">{label}</b>
        <div className="pick">
          <PersonLine {...value} post={postIn(value.position, value.unit_name)} />
          <Button variant="default" size="sm" onClick={again}>{t.other}</Button>
        </div>
      </div>
    )
  }
  const choose = (person: FoundPerson) => {
    setQ('')
    onChange(person)
  }
  return (
    <div className="stack-sm">
      <TextInput type="search" label={label} description={t.hint} autoFocus={isAgain} value={q} onChange={(e) => setQ(e.currentTarget.value)} onKeyDown={(e) => { if (e.key === 'Enter') e.preventDefault() }} />
      <Found typed={q} onChoose={choose} />
    </div>
  )
}

function Found({ typed, onChoose }: { typed: string; onChoose: (person: FoundPerson) => void }) {
  const t = useMessages(finderMessages)
  const q = useDeferredValue(typed.trim())
  const found = useQuery({ ...findPeopleQuery(q), placeholderData: keepPreviousData })
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
  if (q.length < 2 || !found.data) return null
  const { items, total } = found.data
  if (items.length === 0) return <p role="status" className="dim" style={{ margin: 0 }}>{t.none(q)}</p>
  return (
    <>
      <ul className="found" aria-label={t.found}>
        {items.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onChoose(one)}>
              <b>{fullName(one)}</b>
              <span className="small dim">{postIn(one.position, one.unit_name)}</span>
            </button>
          </li>
        ))}
      </ul>
      {total > items.length && <p role="status" className="small dim" style={{ margin: 0 }}>{t.more(total - items.length)}</p>}
    </>
  )
}
