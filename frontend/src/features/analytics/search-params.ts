/** What of a team the address names: the period in which it is looked at. */
import { numberIn } from '@/lib/search-params'

export type MyTeamSearch = { periode?: number }

export const myTeamSearch = (raw: Record<string, unknown>): MyTeamSearch => ({ periode: numberIn(raw.periode) })
