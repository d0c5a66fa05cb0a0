/** Shares as texts and as numbers for charts. */
import type { Language } from '@/i18n/language'
import { percent } from '@/components/charts/shares'
import { number } from '@/lib/format'

import type { insightsMessages } from './insights-messages'
import type { Measure, UnitFigures } from './insights-queries'

type Words = (typeof insightsMessages)['id']

/** In per cent; null where nothing may or can be said. */
export function shareOf(figures: UnitFigures | null, measure: Measure): number | null {
  const share = figures?.[measure]
  return share ? (100 * share.count) / share.total : null
}

/** "77 %, 20 dari 26", or why there is none. */
export function shareText(figures: UnitFigures | null, measure: Measure, t: Words, language: Language): string {
  const share = figures?.[measure]
  if (share) return `${percent((100 * share.count) / share.total, language)}, ${t.counted(number(share.count, language), number(share.total, language))}`
  return figures?.hidden.includes(measure) ? t.notShown : t.noFigure
}
