/** What the addresses of people say after their `?`. */
import { personStateMessages } from '@/components/person-state-messages'
import { numberIn, textIn } from '@/lib/search-params'

import type { PersonState } from './organization-queries'

type Raw = Record<string, unknown>

export const EVERY_STATE = 'semua'
export type StateFilter = PersonState | typeof EVERY_STATE

/** What the list is narrowed to. */
export type PeopleSearch = { cari?: string; keadaan?: StateFilter; opd?: number; unit?: string; hal?: number }

export function peopleSearch(raw: Raw): PeopleSearch {
  return {
    cari: textIn(raw.cari),
    keadaan: isStateFilter(raw.keadaan) ? raw.keadaan : undefined,
    opd: numberIn(raw.opd),
    unit: textIn(raw.unit),
    hal: numberIn(raw.hal),
  }
}

function isStateFilter(value: unknown): value is StateFilter {
  return value === EVERY_STATE || (typeof value === 'string' && value in personStateMessages.id)
}

/** `baru`: the person has just been added; `penilai`: one came to name an assessor, as what. */
export type PersonSearch = { baru?: number; penilai?: string }

export function personSearch(raw: Raw): PersonSearch {
  return { baru: numberIn(raw.baru), penilai: textIn(raw.penilai) }
}
