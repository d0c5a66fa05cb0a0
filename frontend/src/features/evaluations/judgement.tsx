/** What is judged, as it is typed, as it is sent, and as it is shown beside one's own. */
import { predikatMessages, type Rating } from '@/components/predikat-messages'
import { useMessages } from '@/i18n/language'

import { evaluationMessages } from './evaluation-messages'
import type { Evaluation, RatingsDraft } from './evaluation-queries'

export type Judgement = { results: Rating | null; resultsReason: string; behaviour: Rating | null; behaviourReason: string; advice: string }

export const judgementOf = ({ ratings }: Evaluation): Judgement => ({
  results: ratings?.results_rating ?? null,
  resultsReason: ratings?.results_reason ?? '',
  behaviour: ratings?.behaviour_rating ?? null,
  behaviourReason: ratings?.behaviour_reason ?? '',
  advice: ratings?.recommendation ?? '',
})

/** Both axes or nothing. */
export function bodyOf({ results, resultsReason, behaviour, behaviourReason, advice }: Judgement): RatingsDraft | null {
  if (!results || !behaviour) return null
  return { results_rating: results, results_reason: resultsReason || null, behaviour_rating: behaviour, behaviour_reason: behaviourReason || null, recommendation: advice || null }
}

export function JudgementLines({ value }: { value: Judgement }) {
  const t = useMessages(evaluationMessages)
  const words = useMessages(predikatMessages)
  const lines = [
    [words.results, value.results && words.rating[value.results], value.resultsReason],
    [words.behaviour, value.behaviour && words.rating[value.behaviour], value.behaviourReason],
    [t.advice, value.advice],
  ]
  return lines.map(([label, ...said]) => <p key={label}>{label}: {said.filter(Boolean).join('. ') || '—'}</p>)
}
