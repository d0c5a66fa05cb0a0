/** Which import the address shows. */
import { textIn } from '@/lib/search-params'

export type ImportSearch = { id?: string }

export function importSearch(raw: Record<string, unknown>): ImportSearch {
  return { id: textIn(raw.id) }
}
