/** What was said on a goal or a value: the newest of each voice, and all of it for whoever reads on. */
import { Button } from '@mantine/core'
import { IconQuote } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { SymbolMark } from '@/components/feedback-symbol'
import { MoreButton } from '@/components/more-button'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { evaluationMessages } from './evaluation-messages'
import { type Evaluation, type SaidOn, wordsQuery } from './evaluation-queries'

type Feedback = Evaluation['goals'][number]['feedback'][number]
type WordsProps = { said: { feedback: Feedback[]; feedback_total: number }; on: SaidOn; evaluation: Evaluation; of: string }

export function Words({ said, on, evaluation, of }: WordsProps) {
  const t = useMessages(evaluationMessages)
  const [isWhole, setWhole] = useState(false)
  if (isWhole) return <WholeWords on={on} evaluation={evaluation} of={of} />
  const isCut = said.feedback_total > said.feedback.length
  return (
    <>
      {said.feedback.map((one) => <Said key={one.id} one={one} name={one.giver.name} />)}
      {isCut && (
        <div className="line" style={{ marginTop: 6 }}>
          <span className="small dim">{t.newestWords(said.feedback.length, said.feedback_total)}</span>
          {evaluation.signed_at === null && (
            <Button variant="default" size="sm" aria-label={`${t.allWords} ${of}`} onClick={() => setWhole(true)}>{t.allWords}</Button>
          )}
        </div>
      )}
    </>
  )
}

function WholeWords({ on, evaluation, of }: Omit<WordsProps, 'said'>) {
  const list = useInfiniteQuery(wordsQuery(evaluation, on))
  return (
    <>
      {!list.data && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.pages.flatMap((page) => page.items).map((one) => <Said key={one.id} one={one} name={one.giver_name ?? ''} />)}
      <MoreButton list={list} of={of} />
    </>
  )
}

type SaidProps = { one: Pick<Feedback, 'text' | 'symbol' | 'source_note' | 'giver_role' | 'giver_agency' | 'given_at'>; name: string }

function Said({ one, name }: SaidProps) {
  const t = useMessages(evaluationMessages)
  const language = useLanguage()
  return (
    <div className="small" style={{ marginTop: 4 }}>
      <IconQuote size={14} stroke={2} aria-hidden="true" color="var(--mantine-color-dimmed)" /> {one.text} <SymbolMark symbol={one.symbol} />
      <div className="tiny dim">{one.source_note ?? name}, {t.role[one.giver_role]}{one.giver_agency && ` (${one.giver_agency})`}, {dateShort(one.given_at, language)}</div>
    </div>
  )
}
