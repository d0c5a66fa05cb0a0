/** What stands in a row of the official form; pure. */
import { number } from '@/lib/format'
import type { Plan } from '@/lib/plans'

import type { Paper } from './paper-queries'
import { paperWords } from './paper-words'
import type { Goal, Indicator } from './plan-queries'

export type NumberedGoal = Goal & { number: number }
const KINDS = ['utama', 'tambahan'] as const

/** Main results first, additional ones after them, numbered through. */
export function goalsOf(paper: Paper): { kind: (typeof KINDS)[number]; goals: NumberedGoal[] }[] {
  let count = 0
  return KINDS.map((kind) => ({
    kind,
    goals: paper.goals.filter((goal) => goal.kind === kind).map((goal) => ({ ...goal, number: (count += 1) })),
  }))
}

/** The leader's result, or the line of the unit's agreement, that a result serves. */
export function servedBy(goal: Goal, plan: Plan): string {
  const line = plan.served_lines.find((one) => one.id === goal.agreement_indicator_id)
  return goal.parent_text ?? line?.text ?? paperWords.nothing
}

export function targetIn({ target, target_low, target_high, target_text, unit_of_measure }: Indicator): string {
  if (target_low !== null && target_high !== null) return `${number(target_low, 'id')}–${number(target_high, 'id', unit_of_measure)}`
  if (target !== null) return number(target, 'id', unit_of_measure)
  return target_text ?? paperWords.nothing
}
