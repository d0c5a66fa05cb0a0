/** Two questions of one result: what it serves, and what is reached; its measure follows. */
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { useMessages } from '@/i18n/language'
import type { Plan } from '@/lib/plans'

import { planMessages } from './plan-messages'
import { type Goal, parentsQuery } from './plan-queries'
import { PracticeField } from './practice'

export type GoalWords = { text: string; served: string; assigned: string; practice: string }
/** Where a result stands in its plan; a group only where the plan has groups. */
export type GoalPlace = { kind: Goal['kind']; group: Goal['result_group'] }
export const placeOf = (goal: Goal): GoalPlace => ({ kind: goal.kind, group: goal.result_group })
const choosesPractice = (plan: Plan, place: GoalPlace) => plan.asks_practice && place.group === 'praktik_kinerja'

/** Null gives a link up; what is left out stays. */
const NO_LINK = { parent_id: null, agreement_indicator_id: null }

export const goalWords = (goal: Goal | null): GoalWords => ({
  text: goal?.text ?? '',
  assigned: goal?.assigned_by ?? '',
  practice: goal?.practice_code ?? '',
  served: goal?.parent_id ?? goal?.outside_parent_id ?? goal?.agreement_indicator_id ?? '',
})

export const isGoal = (words: GoalWords) => words.text.trim().length >= 3

/** What is sent for the words on the screen; `before` is what the goal serves now. */
export function useGoalBody(plan: Plan, place: GoalPlace) {
  const parents = useQuery(parentsQuery(plan.id))
  return ({ text, served, assigned, practice }: GoalWords, before: string) => {
    const shown = choosesPractice(plan, place) ? { practice_code: practice || null } : {}
    const body = { text, assigned_by: assigned.trim() || null, ...shown }
    if (served === before) return body
    if (served === '') return { ...body, ...NO_LINK }
    const goal = parents.data?.goals.some((one) => one.id === served) ?? false
    return { ...body, ...(goal ? { parent_id: served } : { agreement_indicator_id: served }) }
  }
}

type GoalFieldsProps = { plan: Plan; place: GoalPlace; words: GoalWords; onPut: (words: GoalWords) => void }

export function GoalFields({ plan, place, words, onPut }: GoalFieldsProps) {
  const t = useMessages(planMessages)
  const parents = useQuery(parentsQuery(plan.id))
  const served = [...(parents.data?.goals ?? []), ...(parents.data?.agreement_indicators ?? [])].find((one) => one.id === words.served)
  return (
    <>
      <label className="stack-sm">
        <b>{t.supports}</b>
        <select className="select" value={words.served} onChange={(event) => onPut({ ...words, served: event.currentTarget.value })}>
          <option value="">{t.supportsNothing}</option>
          {parents.data && parents.data.goals.length > 0 && (
            <optgroup label={t.leaderGroup(parents.data.assessor_name)}>
              {parents.data.goals.map((one) => <option key={one.id} value={one.id}>{one.text}</option>)}
            </optgroup>
          )}
          {parents.data && parents.data.agreement_indicators.length > 0 && (
            <optgroup label={t.agreementGroup}>
              {parents.data.agreement_indicators.map((one) => <option key={one.id} value={one.id}>{one.text}</option>)}
            </optgroup>
          )}
        </select>
      </label>
      {served && <p className="small dim" style={{ margin: 0 }}>{served.text}</p>}
      {parents.data?.goals.length === 0 && parents.data.agreement_indicators.length === 0 && <p className="small dim" style={{ margin: 0 }}>{t.noParents}</p>}
      <Textarea label={`${t.goalLabel} (${t.kind[place.kind].toLowerCase()})`} description={t.goalHint} required withAsterisk={false} minRows={2} value={words.text} onChange={(event) => onPut({ ...words, text: event.currentTarget.value })} />
      {choosesPractice(plan, place) && <PracticeField value={words.practice} onPut={(practice) => onPut({ ...words, practice })} />}
      <TextInput label={t.assignedBy} description={t.assignedHint} maxLength={200} value={words.assigned} onChange={(event) => onPut({ ...words, assigned: event.currentTarget.value })} />
    </>
  )
}
