/** `/umpan-balik`: what I received and what I gave. */
import { Anchor } from '@mantine/core'
import { IconQuote } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'

import { ButtonLink } from '@/components/button-link'
import { SymbolMark } from '@/components/feedback-symbol'
import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { AskForFeedback } from './ask-for-feedback'
import { feedbackMessages } from './feedback-messages'
import { type Feedback, givenQuery, receivedQuery, valuesQuery } from './feedback-queries'

export function FeedbackPage() {
  const t = useMessages(feedbackMessages)
  const received = useSuspenseQuery(receivedQuery)
  const given = useSuspenseQuery(givenQuery)
  return (
    <>
      <PageHead title={t.title} aside={<span className="line"><AskForFeedback /><ButtonLink to="/umpan-balik/tulis">{t.write}</ButtonLink></span>}>
        {t.lead}
      </PageHead>
      <div className="two">
        <section className="card" aria-labelledby="diterima">
          <header><h2 id="diterima">{t.received}</h2></header>
          {received.data.items.length === 0 ? (
            <Empty title={t.noneReceived}>{t.noneReceivedMore}</Empty>
          ) : (
            <FeedbackList items={received.data.items} shows="giver" />
          )}
        </section>
        <section className="card" aria-labelledby="diberikan">
          <header><h2 id="diberikan">{t.given}</h2></header>
          {given.data.items.length === 0 ? (
            <Empty title={t.noneGiven}>{t.noneGivenMore}</Empty>
          ) : (
            <FeedbackList items={given.data.items} shows="receiver" />
          )}
        </section>
      </div>
    </>
  )
}

function FeedbackList({ items, shows }: { items: Feedback[]; shows: 'giver' | 'receiver' }) {
  const t = useMessages(feedbackMessages)
  const language = useLanguage()
  const values = useSuspenseQuery(valuesQuery)
  const nameOf = (code: number) => values.data.items.find((value) => value.code === code)?.name ?? ''
  return (
    <ul className="rows">
      {items.map((one) => (
        <li key={one.id}>
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
      ))}
    </ul>
  )
}
