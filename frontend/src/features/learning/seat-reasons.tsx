/** Why somebody stands where they stand in the queue: the need with its facts, the last training, the unit's duty roster. */
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number } from '@/lib/format'

import type { LearningNeed, Origin } from './learning-queries'
import { needMessages } from './need-messages'
import { reasonMessages, type ReasonWords } from './reason-messages'
import type { Seat } from './seat-queries'
import { monthOf } from './words'

type SeatReasonsProps = { seat: Seat; needs: readonly LearningNeed[]; isOwn: boolean }

export function SeatReasons({ seat, needs, isOwn }: SeatReasonsProps) {
  const t = useMessages(reasonMessages)
  const language = useLanguage()
  const { reasons } = seat
  const most = reasons.unit_room + reasons.unit_away
  const first = useNeedWords(seat, needs)
  return (
    <div className="box seat-reasons">
      <h3>{isOwn ? t.why : t.whyOf(seat.employee.name)}</h3>
      <ol>
        {first.map((text) => <li key={text}>{text}</li>)}
        <li>{reasons.last_trained ? t.lastTrained(monthOf(reasons.last_trained, language)) : t.neverTrained}</li>
        <li>{t.roster(reasons.unit_away, most, reasons.unit_people)}</li>
      </ol>
      <details>
        <summary>{t.queue(reasons.seats, reasons.candidates, seat.place)} {t.passed(reasons.passed)} <span className="as-link">{t.how}</span></summary>
        <ul>{t.howMore.map((one) => <li key={one}>{one}</li>)}</ul>
      </details>
    </div>
  )
}

/** An indicator tells most; of what is not among the needs any more only the day is known. */
const TELLING: Origin['kind'][] = ['indicator', 'advice', 'gap', 'feedback', 'wish']

function useNeedWords(seat: Seat, needs: readonly LearningNeed[]) {
  const t = useMessages(reasonMessages)
  const values = useMessages(needMessages).values
  const language = useLanguage()
  return seat.reasons.needs.map((one) => {
    const need = needs.find(({ competence }) => competence.code === one.competence)
    const origin = TELLING.flatMap((kind) => need?.origins.filter((found) => found.kind === kind) ?? [])[0]
    const words = origin && said(origin, t, values, (text) => number(text, language, origin.unit_of_measure))
    const since = t.unnamedNeed(dateShort(one.since, language))
    return need ? `${need.competence.name}. ${words ?? since}` : since
  })
}

function said(origin: Origin, t: ReasonWords, values: string[], figure: (text: string) => string): string | null {
  const { kind, text, value, target, author, level, required_level: needed } = origin
  if (kind === 'indicator' && text && value && target) return t.origin.indicator(text, figure(value), figureOf(target, figure), origin.period_ids.length)
  if (kind === 'advice' && text && author) return t.origin.advice(author, text)
  if (kind === 'gap' && level && needed) return t.origin.gap(level, needed)
  if (kind === 'feedback' && origin.value_code) return t.origin.feedback(values[origin.value_code - 1] ?? '')
  return kind === 'wish' && text ? t.origin.wish(text) : null
}

/** A target may be a range. */
export const figureOf = (target: string, figure: (text: string) => string) => (/^\d[\d.]*-\d[\d.]*$/.test(target) ? target.replace('-', '–') : figure(target))
