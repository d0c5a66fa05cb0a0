/** What one side said and the other answered; both read the same. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { predikatMessages } from '@/components/predikat-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, momentShort } from '@/lib/format'
import { useMe, useToday } from '@/lib/session'

import { AnswerForm } from './answer-form'
import type { Evaluation } from './evaluation-queries'
import { hearingMessages } from './hearing-messages'
import { hearingQuery } from './hearing-queries'
import { ObjectionWay } from './objection-way'

export function HearingCard({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(hearingMessages)
  const words = useMessages(predikatMessages)
  const language = useLanguage()
  const today = useToday()
  const me = useMe()
  const { data: hearing } = useSuspenseQuery(hearingQuery(evaluation.id))
  const due = hearing.answer_due_on
  const last = hearing.said[hearing.said.length - 1]
  const waits = evaluation.state === 'acknowledged' && last?.step === 'disagreed' && due
  if (!last) return null
  return (
    <section className="card" aria-labelledby="pendapat">
      <header><h2 id="pendapat">{t.title}</h2></header>
      <ul className="rows">
        {hearing.said.map((one) => (
          <li key={one.at} className="stack-sm">
            <p className="small" style={{ margin: 0 }}><b>{t.said[one.step]}</b>{one.by && `, ${one.by.name}`}, {momentShort(one.at, language)}</p>
            <p style={{ margin: 0, whiteSpace: 'pre-line' }}>{one.text}</p>
            {one.old_predikat && one.new_predikat && <p className="small" style={{ margin: 0 }}>{t.changed(words.predikat[one.old_predikat], words.predikat[one.new_predikat])}</p>}
          </li>
        ))}
      </ul>
      <div className="card-body stack-sm small">
        {waits && !hearing.may.length && <p className="box note" style={{ margin: 0 }}>{due < today ? t.unanswered(dateShort(due, language)) : t.waits(evaluation.assessor.name, dateShort(due, language))}</p>}
        {hearing.may.length > 0 && due && <AnswerForm evaluation={evaluation} may={hearing.may} due={due} />}
        {evaluation.state === 'acknowledged' && evaluation.receipt === 'disagree' && hearing.objection && (
          <div className="stack-sm">
            <b>{t.objectionTitle}</b>
            <ObjectionWay objection={hearing.objection} mine={me.id === evaluation.employee.id} />
          </div>
        )}
      </div>
    </section>
  )
}
