/** What stands in a row of the official form; pure. */
import { number } from '@/lib/format'
import type { Plan } from '@/lib/plans'

import type { Paper } from './paper-queries'
import { paperWords } from './paper-words'
import type { Goal, Indicator } from './plan-queries'

export type NumberedGoal = Goal & { number: number }
export type Part = { key: string; title: string; goals: NumberedGoal[] }

/** Main results first, in their groups where the plan has such (R103), additional ones after them, numbered through. */
export function goalsOf(paper: Paper, groups: Plan['result_groups']): Part[] {
  let count = 0
  const part = (key: string, title: string, has: (goal: Goal) => boolean) => ({ key, title, goals: paper.goals.filter(has).map((goal) => ({ ...goal, number: (count += 1) })) })
  const main = groups.map((group) => part(group, `${paperWords.kinds.utama}: ${paperWords.groups[group].toLowerCase()}`, (goal) => goal.result_group === group))
  const rest = (goal: Goal) => goal.kind === 'utama' && !groups.some((group) => group === goal.result_group)
  const ungrouped = groups.length === 0 || paper.goals.some(rest) ? [part('utama', paperWords.kinds.utama, rest)] : []
  return [...main, ...ungrouped, part('tambahan', paperWords.kinds.tambahan, (goal) => goal.kind === 'tambahan')]
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
