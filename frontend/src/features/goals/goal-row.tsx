/** One result of a plan with its indicators. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { isStored } from '@/lib/device-storage'
import { number } from '@/lib/format'
import { isUnsent } from '@/lib/draft-line'
import type { Plan } from '@/lib/plans'

import { goalKey, indicatorKey, newIndicatorKey } from './draft-keys'
import { goalWords } from './goal-fields'
import { GoalEditor } from './goal-form'
import { indicatorWords } from './indicator-fields'
import { IndicatorEditor, NewIndicator } from './indicator-form'
import { planMessages } from './plan-messages'
import { type Goal, type Indicator, planWrites, usePlanChange } from './plan-queries'
import { PracticeLine } from './practice'

const NEW = 'new'

/** What was typed and not sent opens by itself. */
function unsentMeasure(planId: string, goal: Goal) {
  const indicator = goal.indicators.find((one) => isUnsent(indicatorKey(planId, one.id), indicatorWords(one)))
  return indicator?.id ?? (isStored(newIndicatorKey(planId, goal.id)) ? NEW : null)
}

type GoalRowProps = { plan: Plan; goal: Goal; edits: boolean }

export function GoalRow({ plan, goal, edits }: GoalRowProps) {
  const t = useMessages(planMessages)
  const [editing, setEditing] = useState(() => edits && isUnsent(goalKey(plan.id, goal.id), goalWords(goal)))
  const [asked, setAsked] = useState(false)
  const [measuring, setMeasuring] = useState<string | null>(() => (edits ? unsentMeasure(plan.id, goal) : null))
  const measured = goal.indicators.find((one) => one.id === measuring)
  const remove = usePlanChange(plan.id, planWrites(plan.id).removeGoal)
  if (editing) return <li><GoalEditor plan={plan} goal={goal} onClose={() => setEditing(false)} /></li>
  return (
    <li className="stack-sm">
      <div className="goal-head">
        <span className="chip">{t.kind[goal.kind]}</span>
        <div className="words">
          <h3 style={{ margin: '0 0 2px' }}>{goal.text}</h3>
          {goal.parent_text && <p className="small dim" style={{ margin: 0 }}>{t.supports}: {goal.parent_text}</p>}
          <ServedLine plan={plan} goal={goal} />
          {goal.practice_code && <PracticeLine code={goal.practice_code} />}
          {goal.assigned_by && <p className="small dim" style={{ margin: 0 }}>{t.assigned(goal.assigned_by)}</p>}
        </div>
        {edits && (
          <div className="acts no-print">
            <Button variant="subtle" size="sm" px={10} aria-label={`${t.edit}: ${goal.text}`} onClick={() => setEditing(true)}>{t.edit}</Button>
            <Button variant="subtle" size="sm" px={10} color="bata" aria-label={`${t.remove}: ${goal.text}`} onClick={() => setAsked(true)}>{t.remove}</Button>
          </div>
        )}
      </div>
      <Confirm opened={asked} danger title={t.removeAsk} act={t.remove} busy={remove.isPending} onClose={() => setAsked(false)} onAct={() => remove.mutate(goal, { onSettled: () => setAsked(false) })}>
        <p style={{ margin: 0 }}>{goal.text}</p>
        {goal.indicators.length > 0 && <p style={{ margin: 0 }}>{t.removeMore(goal.indicators.length)}</p>}
      </Confirm>
      <ProblemNotice error={remove.error} />
      <ul className="stack-sm" style={{ margin: 0, paddingLeft: 18 }}>
        {goal.indicators.map((indicator) => <IndicatorLine key={indicator.id} indicator={indicator} edits={edits} onEdit={() => setMeasuring(indicator.id)} />)}
      </ul>
      {edits && measuring === null && (
        <div className="no-print"><Button variant="default" size="sm" onClick={() => setMeasuring(NEW)}>{t.addIndicator}</Button></div>
      )}
      {measuring === NEW && <NewIndicator plan={plan} goal={goal} onClose={() => setMeasuring(null)} />}
      {measured && <IndicatorEditor key={measured.id} plan={plan} indicator={measured} onClose={() => setMeasuring(null)} />}
    </li>
  )
}

/** The line of the unit's agreement that the goal serves, one tap away. */
function ServedLine({ plan, goal }: { plan: Plan; goal: Goal }) {
  const t = useMessages(planMessages)
  const line = plan.served_lines.find((one) => one.id === goal.agreement_indicator_id)
  if (!line) return null
  return (
    <p className="small dim" style={{ margin: 0 }}>
      {t.supports}: <TextLink to="/perjanjian-kinerja" search={{ unit: line.unit_id, tahun: line.year }} className="small">{line.text}</TextLink>, {t.ofAgreement(line.unit_name, line.year)}
    </p>
  )
}

type IndicatorLineProps = { indicator: Indicator; edits: boolean; onEdit: () => void }

function IndicatorLine({ indicator, edits, onEdit }: IndicatorLineProps) {
  const t = useMessages(planMessages)
  const language = useLanguage()
  const ranged = indicator.target_low !== null && indicator.target_high !== null
  const figure = ranged
    ? `${number(indicator.target_low ?? 0, language)}–${number(indicator.target_high ?? 0, language, indicator.unit_of_measure)}`
    : indicator.target !== null
      ? number(indicator.target, language, indicator.unit_of_measure)
      : indicator.target_text
  const kind = indicator.aspect ? t.aspects[indicator.aspect] : indicator.perspective ? t.perspectives[indicator.perspective] : null
  return (
    <li>
      <span>{indicator.text}</span>{' '}
      <span className="small dim">{[kind, figure].filter(Boolean).join(', ')}</span>
      {edits && <Button variant="subtle" size="xs" className="no-print" aria-label={`${t.edit}: ${indicator.text}`} onClick={onEdit}>{t.edit}</Button>}
    </li>
  )
}
