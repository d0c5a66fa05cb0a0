/** Narrows the trail: who, on whom, what, and between which days; folded where there is little room. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { DateField } from '@/components/date-field'
import { PersonFinder } from '@/components/person-finder'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { type FoundPerson, personQuery } from '@/lib/find-people'
import { useToday } from '@/lib/session'

import { kindMessages } from './kind-messages'
import type { TrailSearch } from './search-params'
import { trailMessages } from './trail-messages'

type TrailFiltersProps = { wanted: TrailSearch; onChange: (part: TrailSearch) => void }
type Group = keyof typeof kindMessages.id.groups

export function TrailFilters({ wanted, onChange }: TrailFiltersProps) {
  const t = useMessages(trailMessages)
  const { groups } = useMessages(kindMessages)
  const today = useToday()
  const isNarrowed = Object.values(wanted).some((value) => value !== undefined)
  const nothing = { oleh: undefined, tentang: undefined, jenis: undefined, dari: undefined, sampai: undefined }
  const [isShown] = useState(() => isNarrowed || matchMedia('(min-width: 901px)').matches)
  return (
    <details className="card fold" open={isShown}>
      <summary><b>{t.filters}</b></summary>
      <div className="card-body stack" role="search" aria-label={t.filters} style={{ paddingTop: 0 }}>
        <div className="filters">
          <Somebody label={t.actor} id={wanted.oleh} onChange={(oleh) => onChange({ oleh })} />
          <Somebody label={t.about} id={wanted.tentang} onChange={(tentang) => onChange({ tentang })} />
        </div>
        <div className="filters">
          <SelectField label={t.kind} value={wanted.jenis ?? ''} onChange={(kind) => onChange({ jenis: kind || undefined })}>
            <option value="">{t.every}</option>
            {(Object.keys(groups) as Group[]).map((group) => (
              <optgroup key={group} label={t.groups[group]}>
                {Object.entries(groups[group]).map(([kind, words]) => <option key={kind} value={kind}>{words}</option>)}
              </optgroup>
            ))}
          </SelectField>
          <DateField label={t.since} max={wanted.sampai ?? today} value={wanted.dari ?? ''} onChange={(day) => onChange({ dari: day || undefined })} />
          <DateField label={t.until} min={wanted.dari} max={today} value={wanted.sampai ?? ''} onChange={(day) => onChange({ sampai: day || undefined })} />
        </div>
        {isNarrowed && <div><Button variant="default" size="sm" onClick={() => onChange(nothing)}>{t.clear}</Button></div>}
      </div>
    </details>
  )
}

type SomebodyProps = { label: string; id: string | undefined; onChange: (id: string | undefined) => void }

/** The address names a person by key; the finder shows who it is. */
function Somebody({ label, id, onChange }: SomebodyProps) {
  const named = useQuery(personQuery(id))
  const person: FoundPerson | null = id === undefined ? null : (named.data ?? null)
  return <PersonFinder label={label} value={person} onChange={(next) => onChange(next?.id)} />
}
