/** Of which year a sheet is; the last one with points where it is not said. */
import { numberIn } from '@/lib/search-params'

export type SheetSearch = { tahun?: number }

export const sheetSearch = (raw: Record<string, unknown>): SheetSearch => ({ tahun: numberIn(raw.tahun) })
