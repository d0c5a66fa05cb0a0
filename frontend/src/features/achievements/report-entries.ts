/** What is typed into the report form, and what of it is ready to be sent. */
import { decimalOf } from '@/lib/decimal'
import type { ReportedIndicator } from '@/lib/reports'


/** `certain`: the figure is meant although it is far from the target. */
export type Entry = { value: string; narrative: string; nothing: boolean; certain?: boolean }
export type Entries = Record<string, Entry>

export const NO_ENTRY: Entry = { value: '', narrative: '', nothing: false }

/** Figures are asked for where the target is a figure. */
export function isFigure(indicator: ReportedIndicator) {
  return indicator.target !== null || indicator.target_low !== null
}

/** As the API does: a thousand times what was aimed at is more likely a slip of the finger. */
const UNLIKELY = 1000

export function isUnlikely(value: string, indicator: ReportedIndicator) {
  const figure = decimalOf(value)
  const targets = [indicator.target, indicator.target_low, indicator.target_high].map((one) => Math.abs(Number(one ?? 0)))
  const aimed = Math.max(...targets)
  return figure !== null && aimed > 0 && Math.abs(Number(figure)) >= UNLIKELY * aimed
}

export function isReady(entry: Entry, indicator: ReportedIndicator) {
  if (entry.nothing) return true
  if (isFigure(indicator)) return decimalOf(entry.value) !== null && (entry.certain === true || !isUnlikely(entry.value, indicator))
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
        certain: entry.certain === true,
        version: indicator.achievement?.version ?? null,
      },
    ]
  })
}
