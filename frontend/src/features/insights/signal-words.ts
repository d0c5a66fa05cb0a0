/** The numbers of a signal as a sentence. */
import { predikatMessages } from '@/components/predikat-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import type { Signal } from './insights-queries'
import { signalMessages } from './signal-messages'

const SELDOM = 1e-6

export function useSignalWords() {
  const t = useMessages(signalMessages)
  const words = useMessages(predikatMessages)
  const language = useLanguage()
  const shown = (value: number | null) => number(Math.round((value ?? 0) * 10) / 10, language)

  function facts(one: Signal): string {
    const [found, people, usual] = [shown(one.found), shown(one.people), shown(one.expected)]
    const predikat = one.predikat.map((word) => words.predikat[word]).join(t.or)
    switch (one.kind) {
      case 'same_predikat': return t.same(found, people, predikat, usual)
      case 'against_figures': return t.against(found, people, usual, shown(one.above), shown(one.below))
      case 'one_impression': return t.impression(found, people, usual)
      case 'hurried': return t.hurry(found, people)
      case 'copied_reasons': return t.copies(found, people)
      case 'off_pattern': return t.pattern(found, people, predikat, (one.found > (one.expected ?? 0) ? t.most : t.least)(usual), one.grade ? words.grade[one.grade] : '')
    }
  }

  function chance(one: Signal): string | null {
    if (one.chance === null) return null
    return t.chance(one.chance < SELDOM ? t.beyond : t.oneIn(number(Math.round(1 / one.chance), language)))
  }

  return { facts, chance }
}
