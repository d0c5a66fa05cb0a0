/** Both ratings with what stands behind each: the assessor's own words, else what the facts say. */
import { predikatMessages, type Rating } from '@/components/predikat-messages'
import { useMessages } from '@/i18n/language'

import { factsMessages, factsWords, type Sentence } from './facts-messages'

type Side = { rating: Rating; reason: string | null }
type WhyLinesProps = { results: Side; behaviour: Side; sentences: Sentence[] | null | undefined }

export function WhyLines({ results, behaviour, sentences }: WhyLinesProps) {
  const words = useMessages(predikatMessages)
  const t = useMessages(factsMessages)
  const lines = [
    { axis: words.results, ...results, said: factsWords(t, sentences, 'results_facts') },
    { axis: words.behaviour, ...behaviour, said: factsWords(t, sentences, 'behaviour_facts') },
  ]
  return lines.map((one) => (
    <p key={one.axis} className="small">
      <b>{one.axis} {words.rating[one.rating].toLowerCase()}.</b> {one.reason?.trim() || one.said}
    </p>
  ))
}
