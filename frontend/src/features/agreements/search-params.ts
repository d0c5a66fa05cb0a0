/** Whose agreement of which year the address names. */
import { numberIn, textIn } from '@/lib/search-params'

/** Years in which the regulation holds, as the API takes them. */
const [FIRST, LAST] = [2022, 2045]

export type AgreementSearch = { unit?: string; tahun?: number }

export function agreementSearch(raw: Record<string, unknown>): AgreementSearch {
  const year = numberIn(raw.tahun)
  return { unit: textIn(raw.unit), tahun: year !== undefined && year >= FIRST && year <= LAST ? year : undefined }
}
