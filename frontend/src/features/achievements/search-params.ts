/** Which piece of evidence one comes for. */
import { textIn } from '@/lib/search-params'

export type ReportSearch = { bukti?: string }

export function reportSearch(raw: Record<string, unknown>): ReportSearch {
  return { bukti: textIn(raw.bukti) }
}
