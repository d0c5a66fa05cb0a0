/** Which unit, which period and what of it; in the address, so that it can be shown to others. */
import { numberIn, textIn } from '@/lib/search-params'

export const VIEWS = ['tren', 'bagian', 'hasil', 'sinyal', 'pemakaian'] as const
export type InsightView = (typeof VIEWS)[number]
export type InsightSearch = { lihat?: InsightView; unit?: string; periode?: number }

export function insightSearch(raw: Record<string, unknown>): InsightSearch {
  return { lihat: VIEWS.find((one) => one === raw.lihat), unit: textIn(raw.unit), periode: numberIn(raw.periode) }
}
