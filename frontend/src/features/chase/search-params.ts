/** Which unit, period and list the address names. */
import { numberIn, textIn } from '@/lib/search-params'

import { SUBJECTS_CHASED, type Subject } from './chase-queries'

export type ChaseSearch = { unit?: string; periode?: number; daftar?: Subject; halaman?: number }

const isSubject = (value: unknown): value is Subject => SUBJECTS_CHASED.some((one) => one === value)

export function chaseSearch(raw: Record<string, unknown>): ChaseSearch {
  return { unit: textIn(raw.unit), periode: numberIn(raw.periode), daftar: isSubject(raw.daftar) ? raw.daftar : undefined, halaman: numberIn(raw.halaman) }
}
