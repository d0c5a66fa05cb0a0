/** `/kenaikan-pangkat`: who is promoted at a window, who almost is, and what each lacks; nobody is left out silently. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { Failed, Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull, number } from '@/lib/format'

import { AlmostCard } from './almost-card'
import { Boxes } from './boxes'
import { CandidateFilters } from './candidate-filters'
import { CandidatesCard } from './candidates-card'
import { candidateMessages } from './candidate-messages'
import { Everybody, Foot, HeadActs, Until } from './candidates-parts'
import type { Choice } from './promotion-queries'
import { candidatesQuery } from './promotion-queries'
import type { CandidateSearch } from './search-params'
import { WaitingBox } from './waiting-box'

const route = getRouteApi('/kenaikan-pangkat')
const SHOWN = 25

export function CandidatesPage() {
  const t = useMessages(candidateMessages)
  const language = useLanguage()
  const search: CandidateSearch = route.useSearch()
  const choice = choiceOf(search)
  const list = useInfiniteQuery({ ...candidatesQuery(choice, SHOWN), placeholderData: keepPreviousData })
  const head = list.data?.pages[0]
  if (list.isError && !head) return <Failed error={list.error} onRetry={() => void list.refetch()} />
  if (!head) return <Loading />
  const heading = head.path === 'jenjang' ? t.heading.level : t.heading.grade
  return (
    <div className="promotion">
      <PageHead title={heading(number(head.counts.ready, language), dateFull(head.window_on, language))} documentTitle={t.title} aside={<HeadActs choice={choice} />}>
        {head.unit_name ?? head.agency_name ?? t.city}. <Until list={head} /> {t.everybody(number(head.total, language))}
      </PageHead>
      <div className="stack">
        {head.may.includes('decide') && choice.proposal !== 'proposed' && <WaitingBox />}
        <Boxes list={head} search={search} current={choice.outcome ?? null} />
        <Everybody list={head} search={search} />
        <CandidateFilters list={head} search={search} />
        {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
        <CandidatesCard key={JSON.stringify(search)} head={head} list={list} choice={choice} search={search} />
        {choice.outcome === 'ready' && <AlmostCard choice={choice} search={search} total={head.counts.one_missing} />}
        <Foot />
      </div>
    </div>
  )
}

/** Whom a name or a proposal finds may be in any box. */
function choiceOf({ jendela, jalur, kotak, kurang, usul, perangkat, unit, cari }: CandidateSearch): Choice {
  const anyBox = usul !== undefined || cari !== undefined
  return {
    window_on: jendela, path: jalur, agency_id: perangkat, unit_id: unit, proposal: usul, q: cari,
    outcome: anyBox ? undefined : (kotak ?? 'ready'), missing: anyBox ? undefined : kurang,
  }
}
