/** What the addresses of programmes say after their `?`. */
import { textIn } from '@/lib/search-params'

type Raw = Record<string, unknown>

/** `lalu`: those that are over; `unit`: only what is for the people of a unit; `kompetensi`: only what teaches one. */
export type CatalogueSearch = { lalu?: boolean; unit?: string; kompetensi?: string }

export function catalogueSearch({ lalu, unit, kompetensi }: Raw): CatalogueSearch {
  return { lalu: lalu === true || undefined, unit: textIn(unit), kompetensi: textIn(kompetensi) }
}

/** `kode`: what the QR in the room says. */
export type AttendSearch = { kode?: string }

export const attendSearch = ({ kode }: Raw): AttendSearch => ({ kode: textIn(kode) })
