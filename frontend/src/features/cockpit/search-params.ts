/** Which unit, period and list the address of the cockpit names. */
import { numberIn, textIn } from '@/lib/search-params'

import type { ListName } from './cockpit-queries'

/** `daftar`: the list that is opened, instead of the whole; `halaman`: of that list, or of the units; `tampilan`: a saved view, which knows unit and list. */
export type CockpitSearch = { unit?: string; periode?: number; daftar?: ListName; halaman?: number; tampilan?: string }

const NAMES = new Set<unknown>([
  'posts', 'on_duty', 'plan_missing', 'plan_to_agree', 'unreported', 'complete', 'evidence_waiting', 'evidence_returned', 'feedback_missing', 'unsigned',
  'sangat_baik', 'baik', 'butuh_perbaikan', 'kurang', 'sangat_kurang', 'ahead', 'on_track', 'slightly_behind', 'far_behind', 'help', 'slipped', 'all',
] satisfies ListName[])
export const isListName = (value: unknown): value is ListName => NAMES.has(value)

export function cockpitSearch(raw: Record<string, unknown>): CockpitSearch {
  return { unit: textIn(raw.unit), periode: numberIn(raw.periode), daftar: isListName(raw.daftar) ? raw.daftar : undefined, halaman: numberIn(raw.halaman), tampilan: textIn(raw.tampilan) }
}
