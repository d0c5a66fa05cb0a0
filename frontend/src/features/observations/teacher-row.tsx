/** One teacher with how far the observation of their practice is, and what comes next. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { isStored } from '@/lib/device-storage'
import { dateShort } from '@/lib/format'
import { usePractices } from '@/lib/practices'

import { listMessages } from './list-messages'
import { type ObservablePlan } from './observation-queries'
import { PlanDialog } from './plan-dialog'

export function TeacherRow({ plan }: { plan: ObservablePlan }) {
  const t = useMessages(listMessages)
  const language = useLanguage()
  const practices = usePractices()
  const [isPlanning, setPlanning] = useState(() => plan.open === null && isStored(`sk-observation-${plan.plan_id}`))
  const { employee, open } = plan
  return (
    <li className="task">
      <div>
        <p className="what">{employee.name}</p>
        <p className="why">{practices[plan.practice_code]?.name[language]}</p>
        {open && <p className="small" style={{ margin: 0 }}><span className="chip">{t.stage[open.stage]}</span> {dateShort(open.planned_on, language)}</p>}
        {plan.last_finished_at && <p className="small dim" style={{ margin: 0 }}>{t.times(plan.finished, dateShort(plan.last_finished_at, language))}</p>}
      </div>
      <div className="act">
        {open ? (
          <ButtonLink to="/observasi/$observationId" params={{ observationId: open.id }} variant="default" aria-label={`${t.goOn}: ${employee.name}`}>{t.goOn}</ButtonLink>
        ) : (
          <Button variant="default" aria-label={t.planFor(employee.name)} onClick={() => setPlanning(true)}>{t.plan}</Button>
        )}
      </div>
      {isPlanning && <PlanDialog planId={plan.plan_id} practiceCode={plan.practice_code} who={plan.is_own ? null : employee.name} onClose={() => setPlanning(false)} />}
    </li>
  )
}
