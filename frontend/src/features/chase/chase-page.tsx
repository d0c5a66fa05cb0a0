/** `/pimpinan/belum`: what is still awaited in a unit, of whom, whose turn it is, and one button that reminds them. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { SelectField } from '@/components/select-field'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { periodName } from '@/lib/period'

import { chaseMessages } from './chase-messages'
import { type Cockpit, placeQuery, type Subject, SUBJECTS_CHASED } from './chase-queries'
import { Counters } from './counters'
import { MissingCard } from './missing-card'
import type { ChaseSearch } from './search-params'
import { UnitsBelow } from './units-below'

const route = getRouteApi('/pimpinan/belum')

export function ChasePage() {
  const t = useMessages(chaseMessages)
  const language = useLanguage()
  const search = route.useSearch()
  const { data: cockpit } = useSuspenseQuery(placeQuery({ unit_id: search.unit, period_id: search.periode }))
  const tally: Subject = search.daftar ?? firstAwaited(cockpit)
  const place = { unit_id: cockpit.unit.id, period_id: cockpit.period.id }
  return (
    <>
      <Above cockpit={cockpit} tally={tally} />
      <PageHead title={t.answer[tally](number(cockpit.figures[tally], language))} documentTitle={t.title} aside={<Switches cockpit={cockpit} tally={tally} />}>
        {t.lead(cockpit.unit.name, periodName(cockpit.period.id, language))} {t.turn[tally]}
      </PageHead>
      <div className="stack">
        <Counters cockpit={cockpit} tally={tally} />
        <UnitsBelow key={place.unit_id} place={place} tally={tally} />
        <MissingCard key={`${place.unit_id}/${place.period_id}/${tally}/${search.halaman ?? 1}`} place={place} tally={tally} page={search.halaman ?? 1} />
      </div>
    </>
  )
}

/** What is worked on first: the report, if anybody owes it. */
function firstAwaited({ figures }: Cockpit): Subject {
  const order: readonly Subject[] = ['unreported', ...SUBJECTS_CHASED]
  return order.find((one) => figures[one] > 0) ?? 'unreported'
}

type PartProps = { cockpit: Cockpit; tally: Subject }

function Above({ cockpit: { above, period }, tally }: PartProps) {
  const t = useMessages(chaseMessages)
  if (above.length === 0) return null
  return (
    <nav aria-label={t.above} className="line small">
      {above.map((one) => <TextLink key={one.id} to="/pimpinan/belum" search={{ unit: one.id, periode: period.id, daftar: tally }}>{one.name}</TextLink>)}
    </nav>
  )
}

function Switches({ cockpit: { tops, above, unit, period, periods }, tally }: PartProps) {
  const t = useMessages(chaseMessages)
  const language = useLanguage()
  const navigate = route.useNavigate()
  const top = tops.find((one) => one.id === unit.id || above.some((higher) => higher.id === one.id))
  const go = (search: ChaseSearch) => void navigate({ to: '.', search: { unit: unit.id, periode: period.id, daftar: tally, ...search } })
  return (
    <div className="line no-print">
      {tops.length > 1 && (
        <SelectField label={t.pickUnit} value={top?.id ?? ''} onChange={(id) => go({ unit: id })}>
          {tops.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </SelectField>
      )}
      <SelectField label={t.pickPeriod} value={String(period.id)} onChange={(id) => go({ periode: Number(id) })}>
        {periods.map((one) => <option key={one.id} value={one.id}>{periodName(one.id, language)}</option>)}
      </SelectField>
    </div>
  )
}
