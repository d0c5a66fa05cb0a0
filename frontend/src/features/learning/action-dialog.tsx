/** Plans something to do for learning, or changes it; what is typed stays on the device until it is sent. */
import { Button, Textarea, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { decimalOf } from '@/lib/decimal'
import { useStoredState } from '@/lib/device-storage'
import { useToday } from '@/lib/session'

import { useAddAction, useChangeAction } from './learning-changes'
import type { Action, Development } from './learning-queries'
import { planMessages } from './plan-messages'

type ActionDialogProps = { development: Development; action: Action | null; onClose: () => void }
type Typed = { kind: Action['kind']; text: string; competence: string; hours: string; from: string; until: string }

const SHORTEST = 3
const emptied: Typed = { kind: 'observasi', text: '', competence: '', hours: '', from: '', until: '' }

export function ActionDialog({ development, action, onClose }: ActionDialogProps) {
  const t = useMessages(planMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const first = action ? { kind: action.kind, text: action.text, competence: action.competence_code ?? '', hours: action.hours.replace('.', ','), from: action.from_on, until: action.until_on } : emptied
  const [typed, write, forget] = useStoredState<Typed>(`sk-action-${action ? `${action.id}-${action.version}` : 'new'}`, first)
  const put = (part: Partial<Typed>) => write({ ...typed, ...part })
  const add = useAddAction(development.employee.id)
  const change = useChangeAction(development.employee.id, action)
  const saving = action ? change : add
  const from = typed.from || today
  const until = typed.until || from
  const hours = decimalOf(typed.hours)
  const isWhole = typed.text.trim().length >= SHORTEST && hours !== null && until >= from
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole) return
    const what = { text: typed.text.trim(), hours, from_on: from, until_on: until }
    const after = {
      onSuccess: () => {
        forget()
        onClose()
      },
    }
    if (action) change.mutate(what, after)
    else add.mutate({ ...what, kind: typed.kind, competence_code: typed.competence || null }, after)
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{action ? t.changeTitle : t.addTitle}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        {!action && <Kinds typed={typed} put={put} development={development} />}
        <Textarea label={t.text} description={t.textHint} required withAsterisk={false} maxLength={500} minRows={2} value={typed.text} onChange={(event) => put({ text: event.currentTarget.value })} />
        <TextInput label={t.hoursField} description={t.hoursHint} error={typed.hours !== '' && hours === null && t.hoursWrong} inputMode="decimal" required withAsterisk={false} value={typed.hours} onChange={(event) => put({ hours: event.currentTarget.value })} />
        <div className="line fields top">
          <DateField label={t.from} required value={from} onChange={(day) => put({ from: day })} />
          <DateField label={t.until} required value={until} error={until < from && t.order} onChange={(day) => put({ until: day })} />
        </div>
        <ProblemNotice error={saving.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={saving.isPending}>{common.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}

type KindsProps = { typed: Typed; put: (part: Partial<Typed>) => void; development: Development }

function Kinds({ typed, put, development }: KindsProps) {
  const t = useMessages(planMessages)
  const known = [...development.needs, ...development.wishes].map((one) => one.competence)
  return (
    <>
      <SelectField label={t.kindField} value={typed.kind} onChange={(kind) => put({ kind: kind as Typed['kind'] })}>
        {Object.entries(t.kind).map(([kind, word]) => <option key={kind} value={kind}>{word}</option>)}
      </SelectField>
      {known.length > 0 && (
        <SelectField label={t.forField} value={typed.competence} onChange={(competence) => put({ competence })}>
          <option value="">{t.forNone}</option>
          {known.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}
        </SelectField>
      )}
    </>
  )
}
