/** What the trail is narrowed to; the address keeps it, so that a finding can be shown to others. */
import { textIn } from '@/lib/search-params'

/** `oleh`: who did it; `tentang`: on whom; `jenis`: what; `dari`, `sampai`: days. */
export type TrailSearch = { oleh?: string; tentang?: string; jenis?: string; dari?: string; sampai?: string }

export function trailSearch(raw: Record<string, unknown>): TrailSearch {
  return { oleh: textIn(raw.oleh), tentang: textIn(raw.tentang), jenis: textIn(raw.jenis), dari: textIn(raw.dari), sampai: textIn(raw.sampai) }
}
