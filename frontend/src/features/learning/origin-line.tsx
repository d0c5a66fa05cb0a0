/** A fact that speaks for a need, in words, with where it is from. */
import { IconMessage2, IconRulerMeasure, IconTarget, IconUser, IconUsers } from '@tabler/icons-react'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number } from '@/lib/format'
import { periodName } from '@/lib/period'

import type { Origin } from './learning-queries'
import { needMessages, type NeedWords } from './need-messages'
import { figureOf } from './seat-reasons'

const ICONS = { indicator: IconTarget, feedback: IconUsers, advice: IconMessage2, gap: IconRulerMeasure, wish: IconUser }

export function OriginLine({ origin, isOwn }: { origin: Origin; isOwn: boolean }) {
  const t = useMessages(needMessages)
  const language = useLanguage()
  const Icon = ICONS[origin.kind]
  const periods = origin.period_ids.map((id) => periodName(id, language)).join(', ')
  const since = dateShort(origin.since, language)
  return (
    <li>
      <Icon size={18} stroke={1.8} aria-hidden="true" />
      <div>
        {said(origin, t, (text) => number(text, language, origin.unit_of_measure))}
        <div className="tiny dim">{from(origin, t, periods, since, isOwn)}</div>
      </div>
    </li>
  )
}

function said(origin: Origin, t: NeedWords, figure: (text: string) => string): string {
  const { kind, text, value, target } = origin
  switch (kind) {
    case 'indicator':
      return t.origin.indicator(text ?? '', value === null ? '—' : figure(value), target === null ? '—' : figureOf(target, figure))
    case 'feedback':
      return t.origin.feedback(origin.givers, t.values[(origin.value_code ?? 1) - 1] ?? '')
    case 'gap':
      return t.origin.gap(origin.level ?? 0, origin.required_level ?? 0)
    default:
      return t.origin[kind](text ?? '')
  }
}

function from(origin: Origin, t: NeedWords, periods: string, since: string, isOwn: boolean): string {
  switch (origin.kind) {
    case 'indicator':
      return t.origin.indicatorFrom(periods)
    case 'feedback':
      return t.origin.feedbackFrom(since)
    case 'advice':
      return t.origin.adviceFrom(origin.author ?? '', periods, since)
    case 'gap':
      return t.origin.gapFrom(since)
    case 'wish':
      return t.origin.wishFrom(isOwn, since)
  }
}
