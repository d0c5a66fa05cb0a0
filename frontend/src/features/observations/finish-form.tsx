/** The step that both agreed on; it closes the observation for good. */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'

import { observationMessages } from './observation-messages'
import { type Observation, useFinish } from './observation-queries'

export function FinishForm({ one }: { one: Observation }) {
  const t = useMessages(observationMessages)
  const [text, setText, forget] = useStoredState(`sk-follow-up-${one.id}`, '')
  const [isAsked, setAsked] = useState(false)
  const finish = useFinish(one)
  const both = one.reflection !== null && one.response !== null
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
  }
  return (
    <form className="card card-body stack-sm" onSubmit={ask}>
      <Textarea label={t.followUp} description={t.followUpHint} minRows={3} maxLength={4000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      {!both && <p className="small dim" style={{ margin: 0 }}>{t.needBoth}</p>}
      <ProblemNotice error={finish.error} />
      <div><Button type="submit" size="lg" disabled={!both || text.trim() === ''} loading={finish.isPending}>{t.finish}</Button></div>
      <Confirm opened={isAsked} title={t.finish} act={t.finish} busy={finish.isPending} onClose={() => setAsked(false)} onAct={() => finish.mutate(text.trim(), { onSuccess: forget, onSettled: () => setAsked(false) })}>
        <p className="written" style={{ margin: 0 }}>{text}</p>
        <p style={{ margin: 0 }}>{t.finishMore}</p>
      </Confirm>
    </form>
  )
}
