/** What of services the address names: the period of a page, which cases of a list. */
import { numberIn, textIn } from '@/lib/search-params'

import type { CaseState } from './service-queries'

export type TeamSearch = { periode?: number }
export type CasesSearch = { petugas?: string; langkah?: string; keadaan?: CaseState; periode?: number; lewat?: true; halaman?: number }

export const STATES: readonly CaseState[] = ['open', 'suspended', 'done', 'withdrawn']
const isState = (value: unknown): value is CaseState => STATES.some((one) => one === value)

export function teamSearch(raw: Record<string, unknown>): TeamSearch {
  return { periode: numberIn(raw.periode) }
}

export function casesSearch(raw: Record<string, unknown>): CasesSearch {
  return {
    petugas: textIn(raw.petugas),
    langkah: textIn(raw.langkah),
    keadaan: isState(raw.keadaan) ? raw.keadaan : undefined,
    periode: numberIn(raw.periode),
    lewat: raw.lewat === true || raw.lewat === 'true' ? true : undefined,
    halaman: numberIn(raw.halaman),
  }
}
