/** What of the catalogue is shown: what is coming or over, for everybody or for one unit, about everything or one competence. */
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'

import { Choice } from '@/components/choice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'
import { unitSearchQuery } from '@/lib/units'

import { catalogueMessages } from './catalogue-messages'
import { competencesQuery } from './programme-queries'
import type { CatalogueSearch } from './search-params'

const [LEAST, SHOWN] = [3, 5]
const TIMES = ['coming', 'past'] as const
const WHOM = ['all', 'mine'] as const

type Unit = { id: string; name: string }

export function CatalogueFilters({ search }: { search: CatalogueSearch }) {
  const t = useMessages(catalogueMessages)
  const { unit: mine } = useMe()
  const navigate = useNavigate()
  const competences = useQuery(competencesQuery)
  const [found, setFound] = useState<Unit | null>(null)
  const put = (part: CatalogueSearch) => void navigate({ to: '/pelatihan/katalog', search: { ...search, ...part }, replace: true, resetScroll: false })
  const isOther = search.unit !== undefined && search.unit !== mine?.id
  const choose = (unit: Unit) => {
    setFound(unit)
    put({ unit: unit.id })
  }
  return (
    <div className="stack-sm no-print">
      <div className="catalogue-filters">
        <Choice label={t.which} value={search.lalu ? 'past' : 'coming'} options={TIMES} words={t.times} onChange={(time) => put({ lalu: time === 'past' || undefined })} />
        {mine && !isOther && <Choice label={t.forWhom} value={search.unit ? 'mine' : 'all'} options={WHOM} words={t.whom} onChange={(whom) => put({ unit: whom === 'mine' ? mine.id : undefined })} />}
        <SelectField label={t.competence} value={search.kompetensi ?? ''} onChange={(code) => put({ kompetensi: code || undefined })}>
          <option value="">{t.everyCompetence}</option>
          {competences.data?.items.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </SelectField>
        {!isOther && <UnitSearch onChoose={choose} />}
      </div>
      {isOther && <p className="line">{found?.id === search.unit && found ? t.onlyUnit(found.name) : t.aUnit} <button type="button" className="as-link" onClick={() => put({ unit: undefined })}>{t.everyUnit}</button></p>}
    </div>
  )
}

function UnitSearch({ onChoose }: { onChoose: (unit: Unit) => void }) {
  const t = useMessages(catalogueMessages)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({ ...unitSearchQuery(q, SHOWN), enabled: q.length >= LEAST })
  return (
    <div className="stack-sm">
      <TextInput type="search" label={t.unit} placeholder={t.unitHint} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      {found.data && q.length >= LEAST && (
        <div className="line" role="group" aria-label={t.unitsFound}>
          {found.data.items.map((one) => <button key={one.id} type="button" className="as-link" onClick={() => onChoose(one)}>{one.name}</button>)}
        </div>
      )}
    </div>
  )
}
