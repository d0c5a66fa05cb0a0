/** Which window, path, agency and state of proposal; and a name or a school, wherever it stands. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { SelectField } from '@/components/select-field'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull, number } from '@/lib/format'
import { useMe } from '@/lib/session'
import { agenciesQuery } from '@/lib/units'

import { frequentIn } from './boxes'
import { CandidateFinder } from './candidate-finder'
import { candidateMessages } from './candidate-messages'
import { CODES, PATHS, PROPOSED } from './choices'
import { conditionMessages } from './condition-messages'
import { pathMessages } from './path-messages'
import { type CandidateList, windowsQuery } from './promotion-queries'
import type { CandidateSearch } from './search-params'

const route = getRouteApi('/kenaikan-pangkat')

export function CandidateFilters({ list, search }: { list: CandidateList; search: CandidateSearch }) {
  const t = useMessages(candidateMessages)
  const paths = useMessages(pathMessages)
  const language = useLanguage()
  const me = useMe()
  const navigate = route.useNavigate()
  const windows = useQuery(windowsQuery)
  const put = (part: CandidateSearch) => void navigate({ to: '.', search: { ...search, ...part }, resetScroll: false })
  const days = windows.data?.items.map((one) => one.window_on) ?? []
  const shown = days.includes(list.window_on) ? days : [list.window_on, ...days]
  return (
    <div className="promotion-filters no-print" role="search" aria-label={t.filters}>
      <SelectField label={t.pick.window} value={list.window_on} onChange={(jendela) => put({ jendela })}>
        {shown.map((day) => <option key={day} value={day}>{dateFull(day, language)}</option>)}
      </SelectField>
      <SelectField label={t.pick.path} value={list.path} onChange={(path) => put({ jalur: PATHS.find((one) => one === path), kurang: undefined })}>
        {PATHS.map((path) => <option key={path} value={path}>{paths.path[path]}</option>)}
      </SelectField>
      <SelectField label={t.pick.proposal} value={search.usul ?? ''} onChange={(state) => put({ usul: PROPOSED.find((one) => one === state), kurang: undefined, cari: undefined })}>
        <option value="">{t.all}</option>
        {PROPOSED.map((state) => <option key={state} value={state}>{t.proposal[state]}</option>)}
      </SelectField>
      {me.may.includes('roles') && <AgencyField search={search} onPick={(perangkat) => put({ perangkat, unit: undefined })} />}
      <MissingField list={list} search={search} onPick={put} />
      <CandidateFinder search={search} onFind={(part) => void navigate({ to: '.', search: { ...search, ...part }, replace: true, resetScroll: false })} />
      {list.unit_name && (
        <p className="small whole">
          {t.unit(list.unit_name)} · <TextLink to="/kenaikan-pangkat" search={{ ...search, unit: undefined }}>{t.wholeUnit}</TextLink>
        </p>
      )}
    </div>
  )
}

type AgencyFieldProps = { search: CandidateSearch; onPick: (id: number | undefined) => void }

function AgencyField({ search, onPick }: AgencyFieldProps) {
  const t = useMessages(candidateMessages)
  const agencies = useQuery(agenciesQuery)
  return (
    <SelectField label={t.pick.agency} value={String(search.perangkat ?? '')} onChange={(id) => onPick(Number(id) || undefined)}>
      <option value="">{t.city}</option>
      {agencies.data?.items.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
    </SelectField>
  )
}

type MissingFieldProps = { list: CandidateList; search: CandidateSearch; onPick: (part: CandidateSearch) => void }

/** In a box in which something is missing: what. */
function MissingField({ list, search, onPick }: MissingFieldProps) {
  const t = useMessages(candidateMessages)
  const { name } = useMessages(conditionMessages)
  const language = useLanguage()
  const found = search.kotak && !search.usul && !search.cari ? frequentIn(list, search.kotak) : []
  if (found.length < 2 && !search.kurang) return null
  return (
    <SelectField label={t.pick.missing} value={search.kurang ?? ''} onChange={(code) => onPick({ kurang: CODES.find((one) => one === code) })}>
      <option value="">{t.all}</option>
      {found.map(({ code, people }) => <option key={code} value={code}>{name[code]} ({number(people, language)})</option>)}
    </SelectField>
  )
}
