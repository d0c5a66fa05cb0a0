/** About whose plan the address asks for feedback. */
import { textIn } from '@/lib/search-params'

export type WriteSearch = { plan?: string }

export function writeSearch(raw: Record<string, unknown>): WriteSearch {
  return { plan: textIn(raw.plan) }
}
