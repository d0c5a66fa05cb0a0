/** `/pimpinan/analisis`: how a unit stands over periods, its parts, its results, what to ask, and how the system is used. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { PageBoundary } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { AdoptionTab } from './adoption-tab'
import { insightsMessages } from './insights-messages'
import { placeQuery } from './insights-queries'
import { PartsTab } from './parts-tab'
import { RelationTab } from './relation-tab'
import { type InsightSearch, type InsightView, VIEWS } from './search-params'
import { SignalsTab } from './signals-tab'
import { TrendsTab } from './trends-tab'

const route = getRouteApi('/pimpinan/analisis')
const TABS: Record<InsightView, typeof TrendsTab> = { tren: TrendsTab, bagian: PartsTab, hasil: RelationTab, sinyal: SignalsTab, pemakaian: AdoptionTab }

export function InsightsPage() {
  const t = useMessages(insightsMessages)
  const search: InsightSearch = route.useSearch()
  const navigate = route.useNavigate()
  const { data: place } = useSuspenseQuery(placeQuery(search.unit))
  const current = search.lihat ?? 'tren'
  const Tab = TABS[current]
  const go = (change: InsightSearch) => void navigate({ to: '.', search: { ...search, ...change } })
  return (
    <>
      <PageHead title={t.of(place.unit.name)} documentTitle={t.title}>{t.lead}</PageHead>
      <div className="stack">
        <div className="line no-print">
          {place.above && <TextLink to="/pimpinan/analisis" search={{ ...search, unit: place.above.id }}>{t.above(place.above.name)}</TextLink>}
          {place.below.length > 0 && (
            <select className="select" style={{ maxWidth: 320 }} aria-label={t.below} value="" onChange={(event) => go({ unit: event.currentTarget.value })}>
              <option value="">{t.below}…</option>
              {place.below.map((unit) => <option key={unit.id} value={unit.id}>{unit.name}</option>)}
            </select>
          )}
        </div>
        <nav aria-label={t.views} className="tabs no-print">
          {VIEWS.map((view) => (
            <TextLink key={view} to="/pimpinan/analisis" search={{ ...search, lihat: view }} underline="never" aria-current={view === current ? 'page' : undefined}>{t.view[view]}</TextLink>
          ))}
        </nav>
        <PageBoundary key={current}>
          <Tab asked={{ unit: place.unit.id, periode: search.periode }} onPeriod={(periode: number) => go({ periode })} />
        </PageBoundary>
      </div>
    </>
  )
}
