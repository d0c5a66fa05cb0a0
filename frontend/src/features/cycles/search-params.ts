/** Whom the list of a period's readiness shows. */
import { numberIn } from '@/lib/search-params'

import type { Kind } from './readiness-queries'

export type ReadinessSearch = { jenis?: Kind; hal?: number }

const KINDS = new Set<unknown>(['reported', 'not_reported', 'without_plan', 'without_assessor'] satisfies Kind[])

export function readinessSearch(raw: Record<string, unknown>): ReadinessSearch {
  return { jenis: KINDS.has(raw.jenis) ? (raw.jenis as Kind) : undefined, hal: numberIn(raw.hal) }
}
