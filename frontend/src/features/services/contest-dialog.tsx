/** Says what is wrong with a figure; what is written stays on the device until it is sent. */
import { Button, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { SeenBy } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'

import { contestMessages } from './contest-messages'
import { type Measured, type Place, useContest } from './indicator-queries'

const SHORTEST = 3
/** A case that may be pointed out. */
export type Contestable = { id: string; external_key: string }

type ContestDialogProps = {
  one: Measured
  place: Place
  cases: Contestable[]
  /** The case that one came from, if from one. */
  start: Contestable | null
  onClose: () => void
}

export function ContestDialog({ one, place, cases, start, onClose }: ContestDialogProps) {
  const t = useMessages(contestMessages)
  const common = useMessages(commonMessages)
  const contest = useContest(place)
  const [typed, write, forget] = useStoredState(`sk-contest-${place.planId}-${place.periodId}-${place.indicatorId}`, { reason: '', case_id: '' })
  const about = typed.case_id || (start?.id ?? '')
  const send = (event: FormEvent) => {
    event.preventDefault()
    contest.mutate(
      { reason: typed.reason.trim(), case_id: about === WHOLE || about === '' ? null : about },
      {
        onSuccess: () => {
          forget()
          onClose()
        },
      },
    )
  }
  return (
    <Dialog opened onClose={onClose} size="lg" title={<b>{start ? t.dialogCase(start.external_key) : t.dialog}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <p className="dim">{one.indicator.text}</p>
        {cases.length > 0 && (
          <SelectField label={t.about} value={about} onChange={(case_id) => write({ ...typed, case_id })}>
            <option value={start ? WHOLE : ''}>{t.whole}</option>
            {cases.map((which) => <option key={which.id} value={which.id}>{which.external_key}</option>)}
          </SelectField>
        )}
        <SeenBy who={t.seen(one.mapping.mapped_by.name)} />
        <Textarea label={t.reason} description={t.reasonHint} minRows={3} required withAsterisk={false} data-autofocus value={typed.reason} onChange={(event) => write({ ...typed, reason: event.currentTarget.value })} />
        <p className="box warn small">{t.two}</p>
        <ProblemNotice error={contest.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={typed.reason.trim().length < SHORTEST} loading={contest.isPending}>{t.send}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Chosen on purpose, where a case was offered first. */
const WHOLE = 'whole'
