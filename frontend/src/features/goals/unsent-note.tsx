/** Says what of a plan is only on the device, and that nothing is sent without it. */
import { Button } from '@mantine/core'

import { useMessages } from '@/i18n/language'
import { type Plan, planDrafts } from '@/lib/plans'
import { discardAll } from '@/lib/unsent'

import { planMessages } from './plan-messages'

type UnsentNoteProps = { count: number; plan: Plan; isStopped: boolean; onShow: () => void }

export function UnsentNote({ count, plan, isStopped, onShow }: UnsentNoteProps) {
  const t = useMessages(planMessages)
  if (count === 0) return null
  const writes = plan.may.includes('edit') || plan.may.includes('expect')
  if (!writes) {
    return (
      <div className="box warn small stack-sm" role="status">
        <p>{t.unsentLate(count)}</p>
        <div className="line"><Button variant="default" size="sm" onClick={() => discardAll(planDrafts(plan.id))}>{t.unsentDiscard}</Button></div>
      </div>
    )
  }
  if (!isStopped) return <p className="small dim" role="status" style={{ margin: 0 }}>{t.unsent(count)}</p>
  return (
    <div className="box warn small stack-sm" role="alert">
      <p><b>{t.unsent(count)}</b></p>
      <p>{t.unsentStops}</p>
      <div className="line"><Button variant="default" size="sm" onClick={onShow}>{t.unsentShow}</Button></div>
    </div>
  )
}
