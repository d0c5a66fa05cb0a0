/** Takes the last step of a period back while nothing in it is signed; after a question, with a reason. */
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { api, dataOf, ifMatch, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'
import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { cycleKeys } from '@/lib/session'

import { scheduleMessages } from './schedule-messages'

type Period = components['schemas']['PeriodOfCycle']
type Given = { reason: string; version: number }

const LEAST_LETTERS = 10
const TO = { open: 'planned', evaluating: 'open', closed: 'evaluating' } as const

function useStepBack(cycleId: number, periodId: number) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ reason, version }: Given) =>
      withIdempotencyKey(`step-back-${periodId}`, { reason, version }, (header) =>
        api.POST('/api/v1/cycles/{cycle_id}/periods/{period_id}/step-back', { params: { path: { cycle_id: cycleId, period_id: periodId }, header: { ...header, ...ifMatch(version) } }, body: { reason } }).then(dataOf).catch(throwProblem),
      ),
    onSuccess: () => void cache.invalidateQueries(),
    onError: () => void cache.invalidateQueries({ queryKey: cycleKeys.all }),
  })
}

type StepBackProps = { cycleId: number; period: Period; name: string }

export function StepBack({ cycleId, period, name }: StepBackProps) {
  const t = useMessages(scheduleMessages)
  const [asked, setAsked] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const back = useStepBack(cycleId, period.id)
  if (period.state === 'planned') return null
  const to = TO[period.state]
  const send = () => back.mutate({ reason: reason.trim(), version: asked ?? period.version }, { onSuccess: () => setReason(''), onSettled: () => setAsked(null) })
  return (
    <>
      <Button variant="subtle" size="sm" aria-label={`${t.back}: ${name}`} onClick={() => setAsked(period.version)}>{t.back}</Button>
      <ProblemNotice error={back.error} />
      <Confirm opened={asked !== null} danger title={t.backAsk(name, t.state[to])} act={t.back} disabled={reason.trim().length < LEAST_LETTERS} busy={back.isPending} onClose={() => setAsked(null)} onAct={send}>
        <p style={{ margin: 0 }}>{t.backMore[to]} {t.backOnly}</p>
        <TextInput label={t.backReason} description={t.backReasonHint} maxLength={300} value={reason} data-autofocus onChange={(event) => setReason(event.currentTarget.value)} />
      </Confirm>
    </>
  )
}
