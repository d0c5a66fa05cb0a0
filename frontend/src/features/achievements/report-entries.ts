/** What is typed into the report form, and what of it is ready to be sent. */
import { decimalOf } from '@/lib/decimal'
import type { ReportedIndicator } from '@/lib/reports'


/** `certain`: the figure is meant although it is far from the target. `reason`: why it is something else than what was measured. */
export type Entry = { value: string; narrative: string; nothing: boolean; certain?: boolean; reason?: string | null }
export type Entries = Record<string, Entry>

export const NO_ENTRY: Entry = { value: '', narrative: '', nothing: false }

/** Figures are asked for where the target is a figure. */
export function isFigure(indicator: ReportedIndicator) {
  return indicator.target !== null || indicator.target_low !== null
}

/** What is measured needs no typing: words may be added, and another figure with its reason. */
export const isMeasured = ({ achievement }: ReportedIndicator) => achievement !== null && achievement.measured_value !== null

/** A measured line takes a figure only from who gives a reason. */
const takesFigure = (entry: Entry, indicator: ReportedIndicator) => !isMeasured(indicator) || isOverridden(entry)
export const isOverridden = (entry: Entry) => entry.reason !== undefined && entry.reason !== null
const SHORTEST_REASON = 3

/** As the API does: a thousand times what was aimed at is more likely a slip of the finger. */
const UNLIKELY = 1000

export function isUnlikely(value: string, indicator: ReportedIndicator) {
  const figure = decimalOf(value)
  const targets = [indicator.target, indicator.target_low, indicator.target_high].map((one) => Math.abs(Number(one ?? 0)))
  const aimed = Math.max(...targets)
  return figure !== null && aimed > 0 && Math.abs(Number(figure)) >= UNLIKELY * aimed
}

export function isReady(entry: Entry, indicator: ReportedIndicator) {
  if (isMeasured(indicator) && !isOverridden(entry)) return entry.narrative.trim().length > 0 || indicator.achievement?.override_reason != null
  if (isMeasured(indicator) && (entry.reason ?? '').trim().length < SHORTEST_REASON) return false
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
        value: entry.nothing || !isFigure(indicator) || !takesFigure(entry, indicator) ? null : decimalOf(entry.value),
        narrative: entry.narrative.trim() || null,
        nothing_happened: entry.nothing,
        certain: entry.certain === true,
        override_reason: takesFigure(entry, indicator) ? entry.reason?.trim() || null : null,
        version: indicator.achievement?.version ?? null,
      },
    ]
  })
}
