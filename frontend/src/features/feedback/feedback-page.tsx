/** `/umpan-balik`: what I received and what I gave. */
import { Anchor } from '@mantine/core'
import { IconQuote } from '@tabler/icons-react'
import { type InfiniteData, useSuspenseInfiniteQuery, type UseSuspenseInfiniteQueryResult, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { ButtonLink } from '@/components/button-link'
import { SymbolMark } from '@/components/feedback-symbol'
import { MoreButton } from '@/components/more-button'
import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import type { Paged } from '@/lib/paging'

import { AskForFeedback } from './ask-for-feedback'
import { feedbackMessages } from './feedback-messages'
import { type Feedback, givenQuery, receivedQuery, valuesQuery } from './feedback-queries'

export function FeedbackPage() {
  const t = useMessages(feedbackMessages)
  const received = useSuspenseInfiniteQuery(receivedQuery)
  const given = useSuspenseInfiniteQuery(givenQuery)
  return (
    <>
      <PageHead title={t.title} aside={<span className="line"><AskForFeedback /><ButtonLink to="/umpan-balik/tulis">{t.write}</ButtonLink></span>}>
        {t.lead}
      </PageHead>
      <div className="two">
        <section className="card" aria-labelledby="diterima">
          <header><h2 id="diterima">{t.received}</h2></header>
          <FeedbackList list={received} shows="giver" of={t.received}>
            <Empty title={t.noneReceived}>{t.noneReceivedMore}</Empty>
          </FeedbackList>
        </section>
        <section className="card" aria-labelledby="diberikan">
          <header><h2 id="diberikan">{t.given}</h2></header>
          <FeedbackList list={given} shows="receiver" of={t.given}>
            <Empty title={t.noneGiven}>{t.noneGivenMore}</Empty>
          </FeedbackList>
        </section>
      </div>
    </>
  )
}

type FeedbackListProps = { list: UseSuspenseInfiniteQueryResult<InfiniteData<Paged<Feedback>>>; shows: 'giver' | 'receiver'; of: string; children: ReactNode }

function FeedbackList({ list, shows, of, children }: FeedbackListProps) {
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return children
  return (
    <>
      <ul className="rows">
        {items.map((one) => <Said key={one.id} one={one} shows={shows} />)}
      </ul>
      {list.hasNextPage && <div className="card-body"><MoreButton list={list} of={of} /></div>}
    </>
  )
}

function Said({ one, shows }: { one: Feedback; shows: 'giver' | 'receiver' }) {
  const t = useMessages(feedbackMessages)
  const language = useLanguage()
  const values = useSuspenseQuery(valuesQuery)
  const nameOf = (code: number) => values.data.items.find((value) => value.code === code)?.name ?? ''
  return (
    <li>
      <p style={{ margin: 0 }}>
        <IconQuote size={16} stroke={2} aria-hidden="true" color="var(--mantine-color-dimmed)" /> {one.text} <SymbolMark symbol={one.symbol} />
      </p>
      <p className="small dim" style={{ margin: '4px 0 0' }}>
        {shows === 'giver' ? `${one.giver_name ?? ''}, ${t.role[one.giver_role]}${one.giver_agency ? ` (${one.giver_agency})` : ''}` : t.to(one.receiver_name)}, {dateShort(one.given_at, language)},{' '}
        {t.about(one.value_code !== null ? nameOf(one.value_code) : (one.goal_text ?? ''))}
      </p>
      {one.source_note && <p className="small dim" style={{ margin: 0 }}>{t.source(one.source_note)}</p>}
      {one.evidence_url && <Anchor href={one.evidence_url} target="_blank" rel="noreferrer noopener" className="small">{t.evidence}</Anchor>}
    </li>
  )
}
