/** A rule and its value in words. */
import { useQuery } from '@tanstack/react-query'

import { type Language, useLanguage, useMessages } from '@/i18n/language'
import { dateLong, number } from '@/lib/format'

import { type Policy, populationsQuery } from './policy-queries'
import { ruleMessages } from './rule-messages'

export type RuleWords = (typeof ruleMessages)['id']

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** `table/row` names a row: the pattern of one predikat, a group of people. */
export function ruleName(key: string, words: RuleWords): string {
  const [name = key, row] = key.split('/')
  const known = words.names[name] ?? name
  return row === undefined || name === 'populations' ? known : `${known}: ${predikatNames(row, words)}`
}

export function ruleValue(key: string, value: unknown, words: RuleWords, language: Language): string {
  if (value === null || value === undefined) return words.none
  if (typeof value === 'string') return words.kinds[value] ?? value
  if (typeof value === 'number') return `${number(value, language)} ${words.units[key] ?? (key.endsWith('within_days') ? words.workingDays : '')}`.trim()
  if (!isRecord(value)) return JSON.stringify(value)
  if ('month' in value && 'day' in value) return dayOfYear(value, language)
  if ('titles' in value) return `${String(value.name)} (${(value.titles as string[]).join(', ')})`
  if ('most' in value && 'least' in value) return words.shares(shares(value.most, words, language), shares(value.least, words, language))
  return Object.entries(value).map(([part, one]) => `${words.parts[part] ?? part} ${typeof one === 'number' ? number(one, language) : String(one)}`).join(', ')
}

/** The year is not said, so any may stand for it. */
function dayOfYear({ month, day }: Record<string, unknown>, language: Language) {
  return dateLong(`2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, language).replace(/,? ?2026$/, '').replace(/^\S+, /, '')
}

function shares(side: unknown, words: RuleWords, language: Language) {
  return isRecord(side) ? Object.entries(side).map(([word, share]) => `${number(Number(share), language)} % ${predikatNames(word, words)}`).join(', ') : ''
}

const predikatNames = (word: string, words: RuleWords) => word.split('+').map((one) => words.patterns[one] ?? one).join(' + ')

/** Groups that a policy itself makes, by their codes. */
export function groupsOf(policy: Policy): Record<string, string> {
  const made = policy.paragraphs.flatMap((one) => one.rule_changes).filter((one) => one.key.startsWith('populations/'))
  return Object.fromEntries(made.map((one) => [one.key.slice('populations/'.length), String((one.value as { name: string }).name)]))
}

/** Gives how a rule, its value, and the people of a population are called; `groups`: those that there are not yet. */
export function useRules(groups: Record<string, string> = {}) {
  const words = useMessages(ruleMessages)
  const language = useLanguage()
  const populations = useQuery(populationsQuery)
  return {
    name: (key: string) => ruleName(key, words),
    value: (key: string, value: unknown) => ruleValue(key, value, words, language),
    population: (code: string) => {
      const found = populations.data?.rows.find((one) => one.key === code)
      return code === 'semua' ? words.everybody : String(found?.cells.name ?? groups[code] ?? code)
    },
  }
}
