/** `/periksa/jejak`: the audit trail, for the inspectorate. */
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Gone, Loading } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import type { TrailSearch } from './search-params'
import { TrailFilters } from './trail-filters'
import { trailMessages } from './trail-messages'
import { trailQuery } from './trail-queries'
import { TrailRow } from './trail-row'

const route = getRouteApi('/periksa/jejak')

/** Whoever it is not for finds no page. */
export function TrailPage() {
  return useMe().may.includes('audit') ? <Trail /> : <Gone />
}

function Trail() {
  const t = useMessages(trailMessages)
  const wanted = route.useSearch()
  const navigate = route.useNavigate()
  /** The way back: the last event of each page above this one. */
  const [above, setAbove] = useState<string[]>([])
  const events = useQuery({ ...trailQuery(wanted, above.at(-1)), placeholderData: keepPreviousData })
  const change = (part: TrailSearch) => {
    setAbove([])
    void navigate({ to: '.', search: { ...wanted, ...part }, replace: true, resetScroll: false })
  }
  const turn = (pages: string[]) => {
    setAbove(pages)
    scrollTo({ top: 0 })
  }
  const next = events.data?.next
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <div className="stack">
        <TrailFilters wanted={wanted} onChange={change} />
        {events.isPending && <Loading />}
        {events.isError && <ProblemNotice error={events.error} onRetry={() => void events.refetch()} />}
        {events.data && (
          <section className="card" aria-label={t.list} aria-busy={events.isPlaceholderData}>
            {events.data.items.length === 0 ? (
              <Empty title={t.none} />
            ) : (
              <ul className="rows trail">
                {events.data.items.map((event) => <TrailRow key={event.id} event={event} />)}
              </ul>
            )}
            {(above.length > 0 || next) && (
              <nav className="pager" aria-label={t.list}>
                <Button variant="default" size="sm" disabled={above.length === 0} onClick={() => turn(above.slice(0, -1))}>{t.newer}</Button>
                <span />
                <Button variant="default" size="sm" disabled={!next} onClick={() => next && turn([...above, next])}>{t.older}</Button>
              </nav>
            )}
          </section>
        )}
      </div>
    </>
  )
}
