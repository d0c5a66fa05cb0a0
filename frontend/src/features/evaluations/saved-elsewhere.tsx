/** What stands on the server now, beside what one has written: saving again puts one's own in its place. */
import { predikatMessages } from '@/components/predikat-messages'
import { useMessages } from '@/i18n/language'

import { evaluationMessages } from './evaluation-messages'
import type { Evaluation } from './evaluation-queries'

export function SavedElsewhere({ ratings }: { ratings: Evaluation['ratings'] }) {
  const t = useMessages(evaluationMessages)
  const words = useMessages(predikatMessages)
  if (!ratings) return null
  const lines = [
    [words.results, words.rating[ratings.results_rating], ratings.results_reason],
    [words.behaviour, words.rating[ratings.behaviour_rating], ratings.behaviour_reason],
    [t.advice, ratings.recommendation],
  ]
  return (
    <div className="box warn small">
      <p><b>{t.savedNow}</b></p>
      {lines.map(([label, ...said]) => <p key={label}>{label}: {said.filter(Boolean).join('. ') || '—'}</p>)}
      <p>{t.savedNowMore}</p>
    </div>
  )
}
