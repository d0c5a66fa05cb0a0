/** The cell of the map that is looked at: the one of the address, else the one with most people. */
import type { Heat } from './plan-queries'
import type { OverviewSearch } from './search-params'
import { largestOf, peopleIn, sumOf } from './shades'

export const OWN = 'own'
export const NO_TITLE = '*'

/** No `row`: the whole unit. */
export type Chosen = { code: string; row: string | null; people: number }

export function useChosen(heat: Heat, { kompetensi, baris }: OverviewSearch): Chosen | null {
  if (heat.competences.some((one) => one.code === kompetensi) && kompetensi) {
    const row = heat.rows.find((one) => one.key === baris)
    return { code: kompetensi, row: row?.key ?? null, people: row ? peopleIn(row, kompetensi) : sumOf(heat.rows, kompetensi) }
  }
  const found = largestOf(heat)
  return found && { code: found.code, row: found.row.key, people: peopleIn(found.row, found.code) }
}
