/** How lines of an agreement are grouped, numbered and read. */
import type { Language } from '@/i18n/language'
import { decimalOf } from '@/lib/decimal'
import { number } from '@/lib/format'

import type { AgreementLine, AgreementPaper, Programme } from './agreement-queries'

export type Level = 'kota' | 'opd' | 'unit'

/** The form's headings follow the level: a city strives, an agency has programmes, a unit activities. */
export function levelOf(kind: AgreementPaper['unit']['kind']): Level {
  return kind === 'kota' || kind === 'opd' ? kind : 'unit'
}

export type Objective = { text: string; lines: AgreementLine[] }

/** Lines under their objectives, in the order in which these come first. */
export function objectivesOf(lines: AgreementLine[]): Objective[] {
  const found = new Map<string, AgreementLine[]>()
  for (const line of lines) found.set(line.objective, [...(found.get(line.objective) ?? []), line])
  return [...found].map(([text, own]) => ({ text, lines: own }))
}

/** Proposes the number of the next line: `1.03` after `1.02`, `2.01` for a new objective, `IKU-4` after `IKU-3`. */
export function nextCode(lines: AgreementLine[], objective: string | null): string {
  const codes = new Set(lines.map((line) => line.code))
  const last = (objective === null ? lines : lines.filter((line) => line.objective === objective)).at(-1)?.code
  if (last === undefined) return '1.01'
  const dotted = /^(\d+)\.\d+$/.exec(last)
  let next = dotted && objective === null ? `${Number(dotted[1]) + 1}.01` : after(last)
  while (codes.has(next)) next = after(next)
  return next
}

function after(code: string): string {
  const parts = /^(.*?)(\d+)$/.exec(code)
  if (!parts) return `${code}.1`
  const digits = parts[2] ?? ''
  return `${parts[1] ?? ''}${String(Number(digits) + 1).padStart(digits.length, '0')}`
}

export function targetOf(line: AgreementLine, language: Language): string | null {
  if (line.target !== null) return number(line.target, language, line.unit_of_measure)
  if (line.target_text === null) return null
  return line.unit_of_measure ? `${line.target_text} (${line.unit_of_measure})` : line.target_text
}

/** `Rp.51.727.239.612`, `Rp 923.035.400` or bare: what people copy from the document. */
export function rupiahIn(text: string): string | null {
  return decimalOf(text.replace(/^\s*rp\.?\s*/i, ''))
}

export const rupiah = (amount: string | number, language: Language) => `Rp${number(amount, language)}`

export function totalOf(programmes: Programme[]): number {
  return programmes.reduce((sum, one) => sum + Number(one.budget ?? 0), 0)
}
