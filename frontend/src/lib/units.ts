/** A native list cannot draw a tree, so depth is told by spaces. */
import type { Unit } from './organization-queries'

export function indented(unit: Unit, top: Unit | undefined) {
  return '\u2003'.repeat(Math.max(0, unit.depth - (top?.depth ?? 0))) + unit.name
}
