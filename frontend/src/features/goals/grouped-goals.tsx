/** A teacher's results in their three groups, each with what belongs there; additional ones come last (R103). */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'

import { useMessages } from '@/i18n/language'
import { isStored } from '@/lib/device-storage'
import type { Plan } from '@/lib/plans'

import { newGoalKey } from './draft-keys'
import { NewGoal } from './goal-form'
import { GoalRow } from './goal-row'
import { groupMessages } from './group-messages'
import { planMessages } from './plan-messages'
import type { GoalPlace } from './goal-fields'

type GroupsProps = { plan: Plan; edits: boolean }

export function GroupedGoals({ plan, edits }: GroupsProps) {
  const t = useMessages(groupMessages)
  return (
    <>
      <p className="card-body small dim" style={{ margin: 0 }}>{t.yearly}</p>
      {plan.result_groups.map((group) => <Group key={group} plan={plan} edits={edits} title={t.groups[group]} hint={t.hints[group]} place={{ kind: 'utama', group }} />)}
      <Group plan={plan} edits={edits} title={t.others} place={{ kind: 'tambahan', group: null }} />
    </>
  )
}

type GroupProps = GroupsProps & { title: string; hint?: string; place: GoalPlace }

function Group({ plan, edits, title, hint, place }: GroupProps) {
  const t = useMessages(groupMessages)
  const plans = useMessages(planMessages)
  const key = place.group ?? place.kind
  const [adding, setAdding] = useState(() => edits && isStored(newGoalKey(plan.id, key)))
  const goals = plan.goals.filter((goal) => goal.result_group === place.group)
  if (goals.length === 0 && place.group === null && !edits) return null
  return (
    <section aria-labelledby={`kelompok-${key}`} style={{ borderTop: '1px solid var(--sk-line)' }}>
      <div className="card-body">
        <h3 id={`kelompok-${key}`} style={{ margin: 0 }}>{title}</h3>
        {hint && edits && <p className="small dim" style={{ margin: 0 }}>{hint}</p>}
        {goals.length === 0 && place.group !== null && <p className="small dim" style={{ margin: 0 }}>{t.empty}</p>}
      </div>
      {goals.length > 0 && <ol className="rows">{goals.map((goal) => <GoalRow key={goal.id} plan={plan} goal={goal} edits={edits} />)}</ol>}
      {edits && (
        <div className="card-body stack-sm no-print">
          {adding ? (
            <NewGoal plan={plan} place={place} onClose={() => setAdding(false)} />
          ) : (
            <div className="line">
              <Button variant="default" leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => setAdding(true)}>{place.group ? t.add(title) : plans.addOther}</Button>
            </div>
          )}
        </div>
      )}
    </section>
  )
}
