/** Takes a record back, with a reason that everybody who reads the record sees. */
import { Textarea } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'

import { recordMessages } from './record-messages'
import { type CareerRecord, useReverseRecord } from './record-queries'
import { valueWord } from './record-values'

const SHORTEST = 3

export function ReverseDialog({ record, onClose }: { record: CareerRecord; onClose: () => void }) {
  const t = useMessages(recordMessages)
  const language = useLanguage()
  const [reason, setReason] = useState('')
  const reverse = useReverseRecord()
  const act = () => reverse.mutate({ id: record.id, reason: reason.trim() }, { onSuccess: onClose })
  return (
    <Confirm opened title={t.reverseTitle} act={t.reverseAct} danger busy={reverse.isPending} disabled={reason.trim().length < SHORTEST} onAct={act} onClose={onClose}>
      <p style={{ margin: 0 }}><b>{t.kind[record.kind]}: {valueWord(record.kind, record.value, language)}</b></p>
      <Textarea label={t.reverseReason} required withAsterisk={false} maxLength={1000} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <p className="small dim" style={{ margin: 0 }}>{t.sure}</p>
      <ProblemNotice error={reverse.error} />
    </Confirm>
  )
}
