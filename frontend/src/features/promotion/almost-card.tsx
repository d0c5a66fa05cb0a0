/** Those who lack one condition, the nearest first. */
import { useInfiniteQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { candidateMessages } from './candidate-messages'
import { CandidatesTable } from './candidates-table'
import { candidatesQuery, type Choice } from './promotion-queries'
import type { CandidateSearch } from './search-params'

const SHOWN = 5

type AlmostCardProps = { choice: Choice; search: CandidateSearch; total: number }

export function AlmostCard({ choice, search, total }: AlmostCardProps) {
  const t = useMessages(candidateMessages)
  const language = useLanguage()
  const list = useInfiniteQuery({ ...candidatesQuery({ ...choice, outcome: 'one_missing', missing: undefined }, SHOWN), enabled: total > 0 })
  if (total === 0) return null
  const people = list.data?.pages[0]?.items ?? []
  return (
    <section className="card" aria-labelledby="hampir">
      <header>
        <h2 id="hampir">{t.almost}</h2>
        <span className="small dim">{t.almostNote(number(total, language))}</span>
      </header>
      {list.isPending && <div className="card-body"><Loading lines={2} /></div>}
      {list.isError && <div className="card-body"><ProblemNotice error={list.error} onRetry={() => void list.refetch()} /></div>}
      {people.length > 0 && <CandidatesTable people={people} window={choice.window_on} lacking />}
      {total > people.length && people.length > 0 && (
        <p className="card-foot"><TextLink to="/kenaikan-pangkat" search={{ ...search, kotak: 'one_missing' }}>{t.seeAll(number(total, language))}</TextLink></p>
      )}
    </section>
  )
}
