/** Which period the address shows; of a leader the acts of which point, only late ones or all. */
import { numberIn, textIn } from '@/lib/search-params'

import type { Point } from './leadership-queries'

/** In their order. */
export const POINTS = ['feedback_asked', 'feedback_given', 'evidence', 'plans', 'evaluations', 'answers'] as const satisfies Point[]

export type ActsSearch = { hal?: number; lewat?: 1; periode?: number; poin?: Point }

export function actsSearch(raw: Record<string, unknown>): ActsSearch {
  return { poin: POINTS.find((point) => point === raw.poin), lewat: numberIn(raw.lewat) === 1 ? 1 : undefined, periode: numberIn(raw.periode), hal: numberIn(raw.hal) }
}

/** `unit`: whose leaders; the first of one's own where it is not said. */
export type LeadersSearch = { hal?: number; periode?: number; unit?: string }

export const leadersSearch = (raw: Record<string, unknown>): LeadersSearch => ({ hal: numberIn(raw.hal), periode: numberIn(raw.periode), unit: textIn(raw.unit) })
