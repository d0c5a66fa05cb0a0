/** Gives evidence back with a reason that its owner can act on. */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'

import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { reportMessages } from './report-messages'
import { type Evidence, useJudge } from './report-queries'

type JudgeFormProps = { evidence: Evidence; onDone: () => void }

export function JudgeForm({ evidence, onDone }: JudgeFormProps) {
  const t = useMessages(reportMessages)
  const [reason, setReason] = useState('')
  const judge = useJudge()
  const giveBack = () => judge.mutate({ evidence, verdict: 'returned', reason: reason.trim() }, { onSuccess: onDone })
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
        <Button size="sm" disabled={reason.trim() === ''} loading={judge.isPending} onClick={giveBack}>{t.giveBack}</Button>
        <Button size="sm" variant="default" onClick={onDone}>{t.cancel}</Button>
      </div>
    </div>
  )
}
