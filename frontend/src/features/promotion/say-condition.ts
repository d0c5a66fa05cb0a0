/** A condition in words: its evidence first, as it is, then what would change it. */
import { predikatMessages, type Predikat } from '@/components/predikat-messages'
import { POSITION_KINDS } from '@/components/position-kinds'
import type { Language } from '@/i18n/language'
import { dateFull, dateShort, number } from '@/lib/format'

import { conditionMessages, valueMessages } from './condition-messages'
import type { Condition, Fact } from './promotion-queries'

const YEAR = 12

type Named = 'degree' | 'severity' | 'exam' | 'merit'

/** All that a sentence needs, in one language. */
export function speaker(language: Language) {
  const t = conditionMessages[language]
  const words = { ...valueMessages[language], predikat: predikatMessages[language].predikat }
  const named = (kind: Named, value: string | null) => (words[kind] as Record<string, string>)[value ?? ''] ?? value ?? ''
  const duration = (months: number) => {
    const years = Math.floor(months / YEAR)
    const rest = months % YEAR
    return [years > 0 && t.years(years), (rest > 0 || years === 0) && t.months(rest)].filter(Boolean).join(' ')
  }
  return {
    t,
    named,
    duration,
    level: (value: string | null) => (POSITION_KINDS as Record<string, string>)[value ?? ''] ?? value ?? '',
    predikat: (value: string) => words.predikat[value as Predikat] ?? value,
    points: (value: string | null) => number(value ?? '0', language),
    day: (value: string | null) => (value ? dateShort(value, language) : ''),
    window: (value: string) => dateFull(value, language),
  }
}

export type Speaker = ReturnType<typeof speaker>

export const factsOf = ({ facts }: Condition, ...kinds: Fact['kind'][]) => facts.filter((fact) => kinds.includes(fact.kind))

/** What is asked for, as the head of a card's row. */
export function titleOf(condition: Condition, say: Speaker): string {
  const { title } = say.t
  const [first] = condition.facts
  switch (condition.code) {
    case 'credit': return title.credit(say.points(factsOf(condition, 'points')[0]?.need ?? null))
    case 'time_in_rank':
    case 'time_in_post':
    case 'time_in_level': return title[condition.code](say.duration(first?.need_months ?? 0))
    case 'predikat': return title.predikat(factsOf(condition, 'predikat').length, say.predikat(condition.rule_id.startsWith('R90g') ? 'sangat_baik' : 'baik'))
    case 'competence_test': return title.competence_test(say.level(factsOf(condition, 'test')[0]?.value ?? null))
    case 'vacancy': return title.vacancy(say.level(factsOf(condition, 'seats')[0]?.value ?? null))
    default: return title[condition.code]
  }
}

/** What would change it: from when, if what, or who must say so. */
export function outlookOf(condition: Condition, say: Speaker): string | null {
  if (condition.state === 'met' || !condition.met_on) return null
  return [say.t.from(say.window(condition.met_on)), kept(condition, say)].filter(Boolean).join(', ')
}

const kept = ({ if_predikat }: Condition, say: Speaker) => if_predikat && say.t.ifKept(say.predikat(if_predikat))

/** The first window at which nothing is missing, with the condition that it rests on. */
export function nearestOf(nearest: string | null, conditions: Condition[], say: Speaker): string {
  if (!nearest) return say.t.unforeseen
  const open = conditions.find((one) => one.state !== 'met' && one.if_predikat)
  return [say.t.nearest(say.window(nearest)), open && kept(open, say)].filter(Boolean).join(', ')
}

/** What needs to know how many posts an agency needs. */
export const asksForSeats = ({ code, rule_id }: Condition) => code === 'vacancy' || (code === 'level_first' && rule_id !== 'R81')

export function fillingOf(condition: Condition, say: Speaker): string | null {
  const { code, filled_by } = condition
  if (!filled_by) return null
  const { fills, filling } = say.t
  const by = code === 'predikat' ? filling.predikat : asksForSeats(condition) ? filling.vacancy : filling.other
  return by(fills[filled_by])
}

/** "III/b sejak 1 Apr 2025" */
export function sinceOf(condition: Condition, say: Speaker): string | null {
  const [fact] = factsOf(condition, 'rank', 'post', 'level')
  if (!fact?.value || !fact.from_on) return null
  return say.t.since(say.level(fact.value), say.day(fact.from_on))
}

export const documentsOf = ({ facts }: Condition) => [...new Set(facts.flatMap(({ document_no }) => document_no ?? []))]
