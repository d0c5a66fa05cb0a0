/** Gives evidence back with a reason that its owner can act on. */
import { Button, Textarea } from '@mantine/core'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'

import { reportMessages } from './report-messages'
import { type Evidence, useGiveVerdict } from './report-queries'

type VerdictFormProps = { evidence: Evidence; onDone: () => void }

export function VerdictForm({ evidence, onDone }: VerdictFormProps) {
  const t = useMessages(reportMessages)
  const [reason, setReason, forget] = useStoredState(`sk-verdict-${evidence.id}`, '')
  const judge = useGiveVerdict()
  const returnPlan = () => judge.mutate({ evidence, verdict: 'returned', reason: reason.trim() }, { onSuccess: () => {
    forget()
    onDone()
  } })
  return (
    <div className="box stack-sm">
      <div className="line">
        {t.reasons.map((one) => (
          <Button key={one} variant="default" size="sm" onClick={() => setReason(one)}>{one}</Button>
        ))}
      </div>
      <Textarea label={t.reason} value={reason} minRows={1} autoFocus onChange={(event) => setReason(event.currentTarget.value)} />
      <ProblemNotice error={judge.error} />
      <div className="line">
        <Button size="sm" disabled={reason.trim() === ''} loading={judge.isPending} onClick={returnPlan}>{t.returnPlan}</Button>
        <Button size="sm" variant="default" onClick={onDone}>{t.cancel}</Button>
      </div>
    </div>
  )
}
