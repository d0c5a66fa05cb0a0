/** Accepts evidence, or gives it back with a reason that its owner can act on. */
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
  const send = (verdict: 'accepted' | 'returned') =>
    judge.mutate({ evidence, verdict, reason: verdict === 'returned' ? reason : null }, { onSuccess: onDone })
  return (
    <div className="box stack-sm">
      <Textarea label={t.reason} value={reason} minRows={1} onChange={(event) => setReason(event.currentTarget.value)} />
      <div className="line">
        {t.reasons.map((one) => (
          <Button key={one} variant="default" size="xs" onClick={() => setReason(one)}>{one}</Button>
        ))}
      </div>
      <ProblemNotice error={judge.error} />
      <div className="line">
        <Button size="sm" loading={judge.isPending} onClick={() => send('accepted')}>{t.accept}</Button>
        <Button size="sm" variant="default" disabled={reason.trim() === ''} onClick={() => send('returned')}>{t.giveBack}</Button>
      </div>
    </div>
  )
}
