/** Takes a line back, with a reason; the line stays. */
import { Textarea } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { predikatMessages } from '@/components/predikat-messages'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { type Line, useReverse } from './credit-queries'
import { ledgerMessages } from './ledger-messages'
import { yearOf } from './words'

export function ReverseButton({ employeeId, line }: { employeeId: string; line: Line }) {
  const t = useMessages(ledgerMessages)
  const words = useMessages(predikatMessages).predikat
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const reverse = useReverse(employeeId, line.id)
  const what = `${t.kind[line.kind]} ${line.predikat ? words[line.predikat] : ''} ${yearOf(line.month)}`
  return (
    <div className="no-print">
      <button type="button" className="as-link" aria-label={t.reverseOne(what)} onClick={() => setAsked(true)}>{t.reverse}</button>
      <Confirm opened={asked} danger title={t.reverseAsk} act={t.reverse} busy={reverse.isPending} disabled={!reason.trim()} onClose={() => setAsked(false)} onAct={() => reverse.mutate(reason.trim(), { onSuccess: () => setAsked(false) })}>
        <p style={{ margin: 0 }}>{t.reverseMore}</p>
        <Textarea label={t.reason} description={t.reasonHint} required withAsterisk={false} maxLength={1000} autosize={false} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <ProblemNotice error={reverse.error} />
      </Confirm>
    </div>
  )
}
