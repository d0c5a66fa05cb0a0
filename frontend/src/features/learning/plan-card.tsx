/** The individual development plan: what is done to learn, proposed by the person and agreed with the assessor. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { ActionDialog } from './action-dialog'
import { ActionRow } from './action-row'
import { useAgreePlan, usePropose } from './learning-changes'
import type { Action, Development } from './learning-queries'
import { planMessages } from './plan-messages'

type PlanCardProps = { development: Development; isOwn: boolean; superior: string | null }

export function PlanCard({ development, isOwn, superior }: PlanCardProps) {
  const t = useMessages(planMessages)
  const [edited, setEdited] = useState<Action | 'new' | null>(null)
  const { actions, employee, plan } = development
  return (
    <section className="card" aria-labelledby="kegiatan">
      <header><h2 id="kegiatan">{t.title(isOwn)}</h2></header>
      {actions.length === 0 && <Empty title={t.none}>{t.noneMore}</Empty>}
      {actions.length > 0 && (
        <ul className="rows">
          {actions.map((action) => <ActionRow key={action.id} employeeId={employee.id} action={action} superior={superior} onChange={() => setEdited(action)} />)}
        </ul>
      )}
      <div className="card-foot stack-sm">
        {development.may.includes('add_action') && (
          <div><Button variant="default" leftSection={<IconPlus size={18} stroke={1.8} aria-hidden="true" />} onClick={() => setEdited('new')}>{t.add}</Button></div>
        )}
        {plan && <PlanStep employeeId={employee.id} plan={plan} actions={actions} isOwn={isOwn} superior={superior} />}
      </div>
      {edited && <ActionDialog development={development} action={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  )
}

type PlanStepProps = { employeeId: string; plan: NonNullable<Development['plan']>; actions: readonly Action[]; isOwn: boolean; superior: string | null }

function PlanStep({ employeeId, plan, actions, isOwn, superior }: PlanStepProps) {
  const t = useMessages(planMessages)
  const propose = usePropose(employeeId, plan)
  const agree = useAgreePlan(employeeId, plan)
  if (isOwn && plan.state === 'proposed') return <p className="small dim">{t.waits(superior)}</p>
  return (
    <>
      <ProblemNotice error={propose.error ?? agree.error} />
      {plan.may.includes('propose') && (
        <>
          <div><Button variant="default" loading={propose.isPending} onClick={() => propose.mutate(plan.version)}>{t.propose(superior)}</Button></div>
          <p className="small dim">{t.proposeMore}</p>
        </>
      )}
      {plan.may.includes('agree') && (
        <>
          <p className="small dim">{t.agreeMore(actions.filter((one) => one.state === 'planned').length)}</p>
          <div><Button variant={plan.state === 'proposed' ? 'filled' : 'default'} loading={agree.isPending} onClick={() => agree.mutate(plan.version)}>{t.agree}</Button></div>
        </>
      )}
    </>
  )
}
