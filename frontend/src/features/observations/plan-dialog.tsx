/** Proposes an observation; what is typed stays on the device until it is sent. */
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { useToday } from '@/lib/session'
import { usePractices } from '@/lib/practices'

import { AppointmentFields, isWhole } from './appointment-fields'
import { listMessages } from './list-messages'
import { type Appointment, usePlanObservation } from './observation-queries'

type PlanDialogProps = { planId: string; practiceCode: string; who: string | null; corrects?: string; onClose: () => void }

/** `who`: the teacher; `null` for oneself. */
export function PlanDialog({ planId, practiceCode, who, corrects, onClose }: PlanDialogProps) {
  const t = useMessages(listMessages)
  const common = useMessages(commonMessages)
  const navigate = useNavigate()
  const today = useToday()
  const practices = usePractices()
  const practice = practices[practiceCode]
  const [typed, setTyped, forget] = useStoredState<Appointment>(`sk-observation-${planId}`, {
    planned_on: '', class_name: '', subject: '', from_time: '', until_time: '', focus: practice?.behaviours.map((one) => one.code) ?? [],
  })
  const appointment = { ...typed, planned_on: typed.planned_on || today }
  const plan = usePlanObservation()
  const send = (event: FormEvent) => {
    event.preventDefault()
    plan.mutate({ ...appointment, plan_id: planId, corrects_id: corrects ?? null }, {
      onSuccess: ({ id }) => {
        forget()
        void navigate({ to: '/observasi/$observationId', params: { observationId: id } })
      },
    })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{corrects ? t.correctTitle : who ? t.planTitle(who) : t.planOwnTitle}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <AppointmentFields value={appointment} practice={practice} onChange={setTyped} />
        <p className="small dim" style={{ margin: 0 }}>{who ? t.teacherAgrees(who) : t.headAgrees}</p>
        <ProblemNotice error={plan.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole(appointment)} loading={plan.isPending}>{t.propose}</Button>
        </div>
      </form>
    </Dialog>
  )
}
