/** What is typed into the report form, and what of it is ready to be sent. */
import { decimalOf } from '@/lib/decimal'

import type { ReportedIndicator } from './report-queries'

export type Entry = { value: string; narrative: string; nothing: boolean }
export type Entries = Record<string, Entry>

export const NO_ENTRY: Entry = { value: '', narrative: '', nothing: false }

/** Figures are asked for where the target is a figure. */
export function isFigure(indicator: ReportedIndicator) {
  return indicator.target !== null || indicator.target_low !== null
}

export function isReady(entry: Entry, indicator: ReportedIndicator) {
  if (entry.nothing) return true
  if (isFigure(indicator)) return decimalOf(entry.value) !== null
  return entry.narrative.trim().length > 0
}

export function linesOf(entries: Entries, indicators: ReportedIndicator[]) {
  return indicators.flatMap((indicator) => {
    const entry = entries[indicator.id]
    if (!entry || !isReady(entry, indicator)) return []
    return [
      {
        indicator_id: indicator.id,
        value: entry.nothing || !isFigure(indicator) ? null : decimalOf(entry.value),
        narrative: entry.narrative.trim() || null,
        nothing_happened: entry.nothing,
        version: indicator.achievement?.version ?? null,
      },
    ]
  })
}
