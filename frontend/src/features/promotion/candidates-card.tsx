/** A list, and what is done with those of it that have been seen: proposed by an agency, decided by the city. */
import { Button, Checkbox } from '@mantine/core'
import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { candidateMessages } from './candidate-messages'
import { CandidateActs } from './candidate-acts'
import { CandidatesTable } from './candidates-table'
import { pathMessages } from './path-messages'
import type { Candidate, CandidateList, Choice } from './promotion-queries'
import type { CandidateSearch } from './search-params'

type CandidatesCardProps = { head: CandidateList; list: UseInfiniteQueryResult<InfiniteData<CandidateList>>; choice: Choice; search: CandidateSearch }

export function CandidatesCard({ head, list, choice, search }: CandidatesCardProps) {
  const t = useMessages(candidateMessages)
  const paths = useMessages(pathMessages)
  const language = useLanguage()
  const [left, setLeft] = useState<readonly string[]>([])
  const people = list.data?.pages.flatMap((page) => page.items) ?? []
  const decides = choice.proposal === 'proposed'
  const able = people.filter(decides ? waits(head) : canBeProposed(head))
  const chosen = able.filter((one) => !left.includes(one.id))
  const ids = able.map((one) => one.id)
  const chooseAll = (wanted: boolean) => setLeft(wanted ? [] : ids)
  const choose = (id: string, wanted: boolean) => setLeft(wanted ? left.filter((one) => one !== id) : [...left, id])
  const title = choice.q ? t.found(number(head.matching, language), choice.q) : choice.proposal ? `${t.proposal[choice.proposal]}: ${number(head.matching, language)}` : paths.outcome[choice.outcome ?? 'ready']
  const shown = head.matching > people.length && <span className="small dim">{t.ofAll(number(people.length, language), number(head.matching, language))}</span>
  return (
    <section className="card" aria-label={title} aria-busy={list.isPlaceholderData}>
      <header>
        {able.length > 0 ? (
          <div className="line">
            <Checkbox label={<b>{chosen.length === able.length ? t.chosen.all(chosen.length) : t.chosen.some(chosen.length, able.length)}</b>} checked={chosen.length === able.length} indeterminate={chosen.length > 0 && chosen.length < able.length} onChange={(event) => chooseAll(event.currentTarget.checked)} />
            {shown}
          </div>
        ) : (
          <div className="line">
            <h2>{title}</h2>
            {people.length > 0 && (decides && !head.may.includes('decide') ? <span className="small dim">{t.waits}</span> : shown)}
          </div>
        )}
        <CandidateActs head={head} chosen={chosen} decides={decides} shown={able.length > 0} />
      </header>
      {people.length === 0 && <Nobody choice={choice} search={search} almost={head.counts.one_missing > 0} />}
      {people.length > 0 && (
        <CandidatesTable people={people} window={choice.window_on} lacking={isLacking(choice)} boxed={choice.outcome === undefined} choosing={able.length > 0 ? { able: ids, chosen: chosen.map((one) => one.id), onChoose: choose } : null} />
      )}
      {list.isFetchNextPageError && <div className="card-body"><ProblemNotice error={list.error} /></div>}
      {list.hasNextPage && (
        <div className="card-body line">
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t.moreOpen}</Button>
          {shown}
        </div>
      )}
    </section>
  )
}

/** Who has everything and is not proposed, or was given back. */
const canBeProposed = (head: CandidateList) => ({ detail }: Candidate) =>
  head.may.includes('propose') && detail.outcome === 'ready' && (detail.proposal === null || detail.proposal.state === 'returned')

const waits = (head: CandidateList) => ({ detail }: Candidate) => head.may.includes('decide') && detail.proposal?.state === 'proposed'

const isLacking = ({ outcome }: Choice) => outcome !== undefined && outcome !== 'ready'

type NobodyProps = { choice: Choice; search: CandidateSearch; almost: boolean }

function Nobody({ choice, search, almost }: NobodyProps) {
  const t = useMessages(candidateMessages)
  const kind = choice.q ? 'found' : choice.outcome === 'ready' ? 'ready' : 'list'
  const narrowed = choice.missing ?? choice.q ?? choice.proposal ?? choice.unit_id
  return (
    <Empty title={t.nobody[kind]}>
      {t.nobodyMore[kind === 'ready' && !almost ? 'list' : kind]} {narrowed !== undefined && <TextLink to="/kenaikan-pangkat" search={{ jendela: search.jendela, jalur: search.jalur, perangkat: search.perangkat }}>{t.clear}</TextLink>}
    </Empty>
  )
}
