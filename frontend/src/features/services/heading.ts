/** What a measured figure says, as a sentence in counts. */
import type { Language } from '@/i18n/language'
import { number } from '@/lib/format'

import type { Measured } from './indicator-queries'
import type { mineMessages } from './mine-messages'
import type { Mine } from './service-queries'

export function headingOf(one: Measured, mine: Mine | undefined, t: (typeof mineMessages)['id'], language: Language): string {
  const words = t.heading
  if (!mine) return one.value === null ? words.unmeasured : words.other(number(one.value, language, one.indicator.unit_of_measure))
  const { figures, service } = mine
  if (figures.done === 0 || figures.median_days === null || figures.p90_days === null) return words.none(service.noun)
  const shown = (count: number) => number(count, language)
  if (one.mapping.metric === 'median_days') return words.median_days(shown(figures.median_days), service.noun)
  if (one.mapping.metric === 'p90_days') return words.p90_days(shown(figures.p90_days), service.noun)
  if (one.mapping.metric === 'cases_done' || service.standard_days === null) return words.cases_done(shown(figures.done), service.noun)
  return words.on_time_share(shown(figures.done - figures.late), shown(figures.done), service.noun, service.standard_days)
}
