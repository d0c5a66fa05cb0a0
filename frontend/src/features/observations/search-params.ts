/** Whose observations the address asks for: those of one plan. */
import { textIn } from '@/lib/search-params'

export type ObservationsSearch = { skp?: string }

export const observationsSearch = (raw: Record<string, unknown>): ObservationsSearch => ({ skp: textIn(raw.skp) })
