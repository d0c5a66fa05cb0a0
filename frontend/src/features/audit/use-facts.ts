/** What an event says of itself, in words: "Auditor", "Triwulan III 2026, 4 indikator". */
import { personStateMessages } from '@/components/person-state-messages'
import { roleNameMessages } from '@/components/role-name-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import { periodName } from '@/lib/period'

import { trailMessages } from './trail-messages'

type Facts = Record<string, unknown>

export function useFacts(facts: Facts): string {
  const t = useMessages(trailMessages).facts
  const roles = useMessages(roleNameMessages)
  const states = useMessages(personStateMessages)
  const language = useLanguage()
  const day = (value: unknown) => dateShort(String(value), language)
  const say: Record<string, (value: unknown) => string | undefined> = {
    name: String,
    role: (value) => roles[value as keyof typeof roles],
    state: (value) => states[value as keyof typeof states],
    purpose: (value) => t.purpose[String(value)],
    verdict: (value) => t.verdict[String(value)],
    period_id: (value) => periodName(Number(value), language),
    year: String,
    revision: (value) => t.revision(Number(value)),
    lines: (value) => t.lines(Number(value)),
    people: (value) => t.people(Number(value)),
    failures: (value) => t.failures(Number(value)),
    on: (value) => t.on(day(value)),
    until: (value) => t.until(day(value)),
    ends_on: (value) => t.until(day(value)),
    changed: (value) => (value as string[]).map((field) => t.changed[field] ?? field).join(', '),
  }
  return Object.entries(say)
    .map(([name, words]) => (name in facts ? words(facts[name]) : undefined))
    .filter(Boolean)
    .join(', ')
}
