/** Every suggestion that was answered, the most supported first, each with its reason. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { VerdictChip } from './comment-row'
import { resultMessages } from './result-messages'
import { type OutcomeLine, outcomeQuery } from './talk-queries'

const FIRST = 5

export function OutcomeCard({ policyId }: { policyId: string }) {
  const t = useMessages(resultMessages)
  const language = useLanguage()
  const { data } = useSuspenseQuery(outcomeQuery(policyId))
  const [all, setAll] = useState(false)
  const say = (value: number) => number(value, language)
  const shown = all ? data.answers : data.answers.slice(0, FIRST)
  const more = data.answers.length - shown.length
  return (
    <section className="card" aria-label={t.answers}>
      <header>
        <div><h2>{t.answers}</h2></div>
        <span className="small dim">{t.counts(say(data.comments + data.questions + data.voices), say(data.amendments), data.answered_within === null ? null : say(data.answered_within))}</span>
      </header>
      <ul className="rows">
        <li className="small dim">{t.tookPart(say(data.took_part))}</li>
        {shown.map((one) => <AnswerRow key={one.id} line={one} />)}
        {more > 0 && <li><button type="button" className="like-link" onClick={() => setAll(true)}>{t.more(more)}</button></li>}
      </ul>
    </section>
  )
}

function AnswerRow({ line }: { line: OutcomeLine }) {
  const t = useMessages(resultMessages)
  const language = useLanguage()
  const facts = [line.supports > 0 && t.supports(number(line.supports, language)), line.author_name && t.by(line.author_name)].filter(Boolean).join(', ')
  return (
    <li className="policy-answer">
      <div>
        <p><b>{line.about}</b> {facts && <span className="small dim">· {facts}</span>}</p>
        <p className="small written">{line.answer}</p>
      </div>
      <VerdictChip verdict={line.verdict} />
    </li>
  )
}
