/** What the year would have looked like under what a paragraph changes. */
import { useQuery } from '@tanstack/react-query'
import { IconClock } from '@tabler/icons-react'

import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { adoptionMessages } from './adoption-messages'
import { simulationsQuery, type Tried } from './adoption-queries'
import type { Policy } from './policy-queries'

export function TriedLine({ policy, anchor }: { policy: Policy; anchor: string }) {
  const t = useMessages(adoptionMessages)
  const { data } = useQuery(simulationsQuery(policy.id))
  const said = useTriedWords()
  const tried = data?.items.find((one) => one.is_current)?.changes.filter((one) => one.anchor === anchor && one.facts.length > 0) ?? []
  if (tried.length === 0) return null
  return (
    <p className="policy-change">
      <IconClock size={18} stroke={1.8} aria-hidden="true" />
      <span><b>{t.if}</b> {tried.map(said).join('; ')}.</span>
    </p>
  )
}

export function useTriedWords() {
  const t = useMessages(adoptionMessages)
  const language = useLanguage()
  const say = (value: number) => number(value, language)
  return ({ people, facts }: Tried) =>
    [t.people(say(people)), ...facts.map(({ name, before, after }) => (t.facts[name] ?? ((one: string, other: string) => t.fact(name, one, other)))(say(before), say(after)))].join('; ')
}
