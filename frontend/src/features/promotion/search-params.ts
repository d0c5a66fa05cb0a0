/** Which window, path and box the address of the list names; which window that of a person. */
import { numberIn, textIn } from '@/lib/search-params'

import { CODES, OUTCOMES, PATHS, PROPOSED } from './choices'
import type { Code, Outcome, Path, ProposalState } from './promotion-queries'

export type CandidateSearch = {
  jendela?: string
  jalur?: Path
  kotak?: Outcome
  kurang?: Code
  usul?: ProposalState | 'none'
  perangkat?: number
  unit?: string
  cari?: string
}
export type PersonSearch = { jendela?: string }

const oneOf = <Word extends string>(words: readonly Word[], value: unknown) => words.find((one) => one === value)
const dayIn = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined)

export function candidateSearch(raw: Record<string, unknown>): CandidateSearch {
  return {
    jendela: dayIn(raw.jendela), jalur: oneOf(PATHS, raw.jalur), kotak: oneOf(OUTCOMES, raw.kotak), kurang: oneOf(CODES, raw.kurang), usul: oneOf(PROPOSED, raw.usul),
    perangkat: numberIn(raw.perangkat), unit: textIn(raw.unit), cari: textIn(raw.cari),
  }
}

export const promotionSearch = (raw: Record<string, unknown>): PersonSearch => ({ jendela: dayIn(raw.jendela) })

export type NeedsSearch = { perangkat?: number }
export const needsSearch = (raw: Record<string, unknown>): NeedsSearch => ({ perangkat: numberIn(raw.perangkat) })
