/** The form of B.1.6, new or changed. */
import { Button, Checkbox, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { guidanceMessages } from './guidance-messages'
import { type Form, type GuidanceKind, type Session, useChange, useHold } from './improvement-queries'

type GuidanceDialogProps = { employee: string; kind: GuidanceKind; onClose: () => void }

export function GuidanceDialog({ employee, kind, onClose }: GuidanceDialogProps) {
  const hold = useHold(employee, kind)
  const today = useToday()
  const empty: Form = { held_on: today, goal: '', facts: '', options: '', next_steps: '', adjusts_plan: false }
  return <FormDialog kind={kind} before={empty} busy={hold.isPending} error={hold.error} onClose={onClose} onSave={(form) => hold.mutate(form, { onSuccess: onClose })} />
}

export function ChangeDialog({ one, onClose }: { one: Session; onClose: () => void }) {
  const t = useMessages(guidanceMessages)
  const change = useChange(one)
  const { held_on, goal, facts, options, next_steps, adjusts_plan } = one
  return <FormDialog kind={one.kind} note={t.changeMore} before={{ held_on, goal, facts, options, next_steps, adjusts_plan }} busy={change.isPending} error={change.error} onClose={onClose} onSave={(form) => change.mutate(form, { onSuccess: onClose })} />
}

type FormDialogProps = { kind: GuidanceKind; before: Form; note?: string; busy: boolean; error: unknown; onClose: () => void; onSave: (form: Form) => void }

function FormDialog({ kind, before, note, busy, error, onClose, onSave }: FormDialogProps) {
  const t = useMessages(guidanceMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const [form, setForm] = useState(before)
  const put = (part: Partial<Form>) => setForm({ ...form, ...part })
  const isCoaching = kind === 'bimbingan'
  const part = (name: 'goal' | 'facts' | 'options' | 'next_steps', label: string, hint: string) => (
    <Textarea label={label} description={hint} autosize minRows={2} maxLength={4000} value={form[name] ?? ''} onChange={(event) => put({ [name]: event.currentTarget.value })} />
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSave(form)
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.kind[kind]}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        {!isCoaching && <p className="box note" style={{ margin: 0 }}>{t.secret}</p>}
        <DateField label={t.day} required max={today} value={form.held_on} onChange={(held_on) => put({ held_on })} />
        {isCoaching && part('goal', t.goal, t.byPerson)}
        {part('facts', t.facts, t.byPerson)}
        {isCoaching && part('options', t.options, t.byPerson)}
        {part('next_steps', t.nextSteps, t.byLeader)}
        {isCoaching && <Checkbox label={t.adjusts} checked={form.adjusts_plan ?? false} onChange={(event) => put({ adjusts_plan: event.currentTarget.checked })} />}
        {note && <p className="small dim" style={{ margin: 0 }}>{note}</p>}
        <ProblemNotice error={error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={form.held_on === ''} loading={busy}>{t.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
