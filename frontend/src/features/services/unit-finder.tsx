/** Finds a unit of the city by its name, and shows which was chosen. */
import { Button, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { useMessages } from '@/i18n/language'
import { unitSearchQuery } from '@/lib/units'

import { serviceMessages } from './service-messages'

export type FoundUnit = { id: string; name: string }
const SHOWN = 8

type UnitFinderProps = { label: string; hint: string; value: FoundUnit | null; onChange: (unit: FoundUnit | null) => void }

export function UnitFinder({ label, hint, value, onChange }: UnitFinderProps) {
  const t = useMessages(serviceMessages)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({ ...unitSearchQuery(q, SHOWN), placeholderData: keepPreviousData })
  if (value) {
    return (
      <div role="group" aria-label={label} className="stack-sm">
        <b className="small">{label}</b>
        <div className="pick"><span>{value.name}</span> <Button variant="default" size="sm" onClick={() => onChange(null)}>{t.otherUnit}</Button></div>
      </div>
    )
  }
  const choose = ({ id, name }: FoundUnit) => {
    setTyped('')
    onChange({ id, name })
  }
  return (
    <div className="stack-sm">
      <TextInput type="search" label={label} description={hint} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      {q.length > 1 && found.data?.items.length === 0 && <p role="status" className="dim">{t.noUnit(q)}</p>}
      {q.length > 1 && found.data && found.data.items.length > 0 && (
        <ul className="found" aria-label={t.foundUnits}>
          {found.data.items.map((one) => <li key={one.id}><button type="button" onClick={() => choose(one)}>{one.name}</button></li>)}
        </ul>
      )}
    </div>
  )
}
