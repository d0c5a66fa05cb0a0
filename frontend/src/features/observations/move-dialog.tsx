/** Changes an appointment; the other side is asked anew. */
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { usePractices } from '@/lib/practices'

import { AppointmentFields, isWhole } from './appointment-fields'
import { listMessages } from './list-messages'
import { observationMessages } from './observation-messages'
import { type Appointment, type Observation, useMove } from './observation-queries'

export function MoveDialog({ one, onClose }: { one: Observation; onClose: () => void }) {
  const t = useMessages(listMessages)
  const words = useMessages(observationMessages)
  const common = useMessages(commonMessages)
  const practices = usePractices()
  const { planned_on, class_name, subject, from_time, until_time, focus } = one
  const [typed, setTyped] = useState<Appointment>({ planned_on, class_name, subject, from_time, until_time, focus })
  const move = useMove(one)
  const send = (event: FormEvent) => {
    event.preventDefault()
    move.mutate(typed, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{words.move}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <AppointmentFields value={typed} practice={practices[one.practice_code]} onChange={setTyped} />
        <p className="small dim" style={{ margin: 0 }}>{t.askedAnew}</p>
        <ProblemNotice error={move.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole(typed)} loading={move.isPending}>{t.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
