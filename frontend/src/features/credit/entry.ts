/** What is filled in to enter a line; what a rule fixes is not asked. */
import type { Predikat } from '@/components/predikat-messages'
import { decimalOf } from '@/lib/decimal'

import type { EntryDraft } from './credit-queries'

export const ENTERED = ['penyesuaian', 'lama', 'dasar', 'pendidikan', 'perpindahan'] as const
export type Entered = (typeof ENTERED)[number]

export type Entry = {
  kind: Entered
  level: string
  grade: string
  predikat: Predikat
  months: string
  top: boolean
  points: string
  documentNo: string
  decidedOn: string
  reason: string
}

const MONTHS = /^\d{1,3}$/

/** The request; none as long as something is missing. */
export function draftOf(entry: Entry): EntryDraft | null {
  const decided = { level: entry.level, document_no: entry.documentNo.trim(), decided_on: entry.decidedOn, reason: entry.reason.trim() }
  if (!decided.level || !decided.document_no || !decided.decided_on || !decided.reason) return null
  switch (entry.kind) {
    case 'pendidikan':
      return { kind: entry.kind, ...decided }
    case 'dasar':
      return entry.grade ? { kind: entry.kind, grade: entry.grade, ...decided } : null
    case 'perpindahan':
      return entry.grade && MONTHS.test(entry.months)
        ? { kind: entry.kind, grade: entry.grade, predikat: entry.predikat, months_in_rank: Number(entry.months), is_top_rank: entry.top, ...decided }
        : null
    default: {
      const points = decimalOf(entry.points)
      return points === null ? null : { kind: entry.kind, points, ...decided }
    }
  }
}
