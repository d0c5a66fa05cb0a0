/** The results of a plan, main ones first, each with what it serves and how it is measured. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'

import { Empty } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { isStored } from '@/lib/device-storage'
import type { Plan } from '@/lib/plans'

import { newGoalKey } from './draft-keys'
import { NewGoal } from './goal-form'
import { GoalRow } from './goal-row'
import { GroupedGoals } from './grouped-goals'
import { planMessages } from './plan-messages'

const KINDS = ['utama', 'tambahan'] as const

export function GoalsCard({ plan, edits }: { plan: Plan; edits: boolean }) {
  const t = useMessages(planMessages)
  const isGrouped = plan.result_groups.length > 0
  return (
    <section className="card" aria-labelledby="hasil-kerja">
      <header><h2 id="hasil-kerja">{t.results}</h2></header>
      {isGrouped ? <GroupedGoals plan={plan} edits={edits} /> : <Goals plan={plan} edits={edits} />}
    </section>
  )
}

function Goals({ plan, edits }: { plan: Plan; edits: boolean }) {
  const t = useMessages(planMessages)
  const [adding, setAdding] = useState<'utama' | 'tambahan' | null>(() => (edits && KINDS.find((kind) => isStored(newGoalKey(plan.id, kind)))) || null)
  return (
    <>
      {plan.goals.length === 0 && <Empty title={t.none2}>{edits && t.none2More}</Empty>}
      <ol className="rows">
        {plan.goals.map((goal) => <GoalRow key={goal.id} plan={plan} goal={goal} edits={edits} />)}
      </ol>
      {edits && (
        <div className="card-body stack-sm no-print" style={{ borderTop: '1px solid var(--sk-line)' }}>
          {adding ? (
            <NewGoal plan={plan} place={{ kind: adding, group: null }} onClose={() => setAdding(null)} />
          ) : (
            <div className="line">
              <Button variant="default" leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => setAdding('utama')}>{t.addMain}</Button>
              <Button variant="default" leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => setAdding('tambahan')}>{t.addOther}</Button>
            </div>
          )}
        </div>
      )}
    </>
  )
}
