/** Five shades of a number, by the largest of the map: none, and four steps of it. */
import type { Heat, HeatRow } from './plan-queries'

const PARTS = [0, 0.27, 0.45, 0.72]

/** The least number of each of the four steps. */
export function stepsTo(most: number): number[] {
  const steps: number[] = []
  for (const part of PARTS) steps.push(Math.max((steps.at(-1) ?? 0) + 1, Math.ceil(most * part)))
  return steps
}

export const shadeOf = (people: number, steps: number[]) => steps.filter((least) => people >= least).length

export const mostOf = (rows: HeatRow[]) => Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => cell.people ?? 0)))

/** How many of all rows need a competence; what is hidden counts as nothing. */
export const sumOf = (rows: HeatRow[], code: string) => rows.reduce((sum, row) => sum + peopleIn(row, code), 0)

export const peopleIn = (row: HeatRow, code: string) => row.cells.find((cell) => cell.competence_code === code)?.people ?? 0

/** The cell with most people: what is looked at first where nothing is chosen. */
export function largestOf({ rows }: Heat): { row: HeatRow; code: string } | null {
  let found: { row: HeatRow; code: string; people: number } | null = null
  for (const row of rows) for (const { competence_code: code, people } of row.cells) if ((people ?? 0) > (found?.people ?? 0)) found = { row, code, people: people ?? 0 }
  return found
}
