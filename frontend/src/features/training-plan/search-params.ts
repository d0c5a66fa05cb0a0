/** Which unit, competence and row of the map the address names, and of which year. */
import { numberIn, textIn } from '@/lib/search-params'

/** `baris`: the row of the chosen cell: a unit, `own`, or a title. */
export type OverviewSearch = { unit?: string; kompetensi?: string; baris?: string; menurut?: 'jabatan'; tahun?: number }
export type ProposalSearch = { unit?: string; kompetensi?: string; tahun?: number }
export type PaperSearch = { unit?: string; tahun?: number }

export const overviewSearch = (raw: Record<string, unknown>): OverviewSearch => ({
  ...proposalSearch(raw), baris: textIn(raw.baris), menurut: raw.menurut === 'jabatan' ? 'jabatan' : undefined,
})
export const proposalSearch = (raw: Record<string, unknown>): ProposalSearch => ({ unit: textIn(raw.unit), kompetensi: textIn(raw.kompetensi), tahun: numberIn(raw.tahun) })
export const paperSearch = (raw: Record<string, unknown>): PaperSearch => ({ unit: textIn(raw.unit), tahun: numberIn(raw.tahun) })
