/** Whether a figure reaches what was aimed at, by the direction in which it is better. */
import type { Measured } from './indicator-queries'

type Aimed = Pick<Measured['indicator'], 'direction' | 'target' | 'target_low' | 'target_high'>

export function isReached({ direction, target, target_low, target_high }: Aimed, value: number): boolean {
  if (direction === 'range') return value >= Number(target_low ?? -Infinity) && value <= Number(target_high ?? Infinity)
  if (target === null) return true
  return direction === 'lower' ? value <= Number(target) : value >= Number(target)
}

/** How far a figure is from its target, with one decimal. */
export const gapOf = (value: number, target: number) => Math.round(Math.abs(value - target) * 10) / 10
