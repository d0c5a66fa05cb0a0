/** Which unit, competence and row of the map the address names, and of which year. */
import { numberIn, textIn } from '@/lib/search-params'

/** `baris`: the row of the chosen cell: a unit, `own`, or a title. */
export type OverviewSearch = { unit?: string; kompetensi?: string; baris?: string; menurut?: 'jabatan'; tahun?: number }
export type ProposalSearch = { unit?: string; kompetensi?: string; tahun?: number }
export type PaperSearch = { unit?: string; tahun?: number }

/** `kinerja`, `potensi`: the chosen box; `tanpa`: those of whom too little is known. */
export type TalentSearch = { unit?: string; kinerja?: Band; potensi?: Band; tanpa?: true }
type Band = (typeof BANDS)[number]
export const BANDS = ['low', 'middle', 'high'] as const
const bandIn = (value: unknown) => BANDS.find((one) => one === value)

export const talentSearch = (raw: Record<string, unknown>): TalentSearch => ({
  unit: textIn(raw.unit), kinerja: bandIn(raw.kinerja), potensi: bandIn(raw.potensi), tanpa: raw.tanpa === true || undefined,
})

export const overviewSearch = (raw: Record<string, unknown>): OverviewSearch => ({
  ...proposalSearch(raw), baris: textIn(raw.baris), menurut: raw.menurut === 'jabatan' ? 'jabatan' : undefined,
})
export const proposalSearch = (raw: Record<string, unknown>): ProposalSearch => ({ unit: textIn(raw.unit), kompetensi: textIn(raw.kompetensi), tahun: numberIn(raw.tahun) })
export const paperSearch = (raw: Record<string, unknown>): PaperSearch => ({ unit: textIn(raw.unit), tahun: numberIn(raw.tahun) })
