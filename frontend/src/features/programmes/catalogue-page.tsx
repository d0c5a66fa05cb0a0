/** `/pelatihan/katalog`: what training there is, month by month; what answers one's own need says so. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { MoreButton } from '@/components/more-button'
import { PageHead } from '@/components/page-head'
import { Empty, Failed, Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { useToday } from '@/lib/session'

import { CatalogueFilters } from './catalogue-filters'
import { catalogueMessages } from './catalogue-messages'
import { CatalogueRow } from './catalogue-row'
import { monthOf } from './days'
import { catalogueQuery } from './own-queries'
import type { Programme } from './programme-queries'
import type { CatalogueSearch } from './search-params'
import { useMine } from './use-mine'

const route = getRouteApi('/pelatihan/katalog')

export function CataloguePage() {
  const t = useMessages(catalogueMessages)
  const language = useLanguage()
  const today = useToday()
  const mine = useMine()
  const search: CatalogueSearch = route.useSearch()
  const isPast = search.lalu ?? false
  const list = useInfiniteQuery({ ...catalogueQuery({ isPast, unitId: search.unit, competence: search.kompetensi }, today), placeholderData: keepPreviousData })
  const head = list.data?.pages[0]
  if (list.isError && !head) return <Failed error={list.error} onRetry={() => void list.refetch()} />
  if (!head) return <Loading />
  const items = list.data?.pages.flatMap((one) => one.items) ?? []
  const heading = isPast ? t.heading.past : t.heading.coming
  return (
    <div className="catalogue">
      <PageHead title={head.total === 0 ? t.title : heading(number(head.total, language))} documentTitle={t.title}>{t.lead}</PageHead>
      <div className="stack">
        <CatalogueFilters search={search} />
        {items.length === 0 && <section className="card"><Empty title={t.none}>{isPast ? t.nonePast : t.noneMore}</Empty></section>}
        {byMonth(items, (one) => monthOf(one.from_on, language)).map(([month, programmes]) => (
          <section key={month} className="card" aria-label={month}>
            <header><h2>{month}</h2><span className="small dim">{programmes.length}</span></header>
            <ul className="rows">{programmes.map((one) => <CatalogueRow key={one.id} programme={one} mine={mine(one)} />)}</ul>
          </section>
        ))}
        <MoreButton list={list} of={t.list} />
      </div>
    </div>
  )
}

/** They come in the order of their days. */
function byMonth(items: Programme[], monthIn: (one: Programme) => string): [string, Programme[]][] {
  const months = new Map<string, Programme[]>()
  for (const one of items) months.set(monthIn(one), [...(months.get(monthIn(one)) ?? []), one])
  return [...months]
}
