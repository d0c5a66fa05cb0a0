/** What can be chosen, in the order in which it is shown. */
import type { Code, Outcome, Path, ProposalState } from './promotion-queries'

export const PATHS: readonly Path[] = ['pilihan_fungsional', 'reguler', 'pilihan_struktural', 'prestasi', 'jenjang']
export const BOXES = ['ready', 'one_missing', 'more_missing', 'unknown', 'too_early'] as const satisfies readonly Outcome[]
/** One of those who are on the path. */
export type Box = (typeof BOXES)[number]
export const OUTCOMES: readonly Outcome[] = [...BOXES, 'not_applicable']
export const PROPOSED: readonly (ProposalState | 'none')[] = ['none', 'proposed', 'returned', 'accepted', 'refused']

const ORDER: Record<Code, number> = {
  credit: 0, time_in_rank: 1, time_in_post: 2, time_in_level: 3, predikat: 4, no_sanction: 5, rank_ceiling: 6, exam: 7, competence_test: 8, vacancy: 9, level_first: 10, exceptional_work: 11,
}
export const CODES = Object.keys(ORDER) as Code[]
