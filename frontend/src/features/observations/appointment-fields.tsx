/** Day, class, lesson and the behaviours that are looked at. */
import { Checkbox, TextInput } from '@mantine/core'

import { DateField } from '@/components/date-field'
import { useLanguage, useMessages } from '@/i18n/language'
import type { Practice } from '@/lib/practices'

import { listMessages } from './list-messages'
import type { Appointment } from './observation-queries'

export const isWhole = (typed: Appointment) =>
  typed.planned_on !== '' && typed.class_name.trim() !== '' && typed.subject.trim() !== '' && typed.from_time !== '' && typed.until_time > typed.from_time && typed.focus.length > 0

type AppointmentFieldsProps = { value: Appointment; practice: Practice | undefined; onChange: (value: Appointment) => void }

export function AppointmentFields({ value, practice, onChange }: AppointmentFieldsProps) {
  const t = useMessages(listMessages)
  const language = useLanguage()
  const put = (change: Partial<Appointment>) => onChange({ ...value, ...change })
  const toggle = (code: string, isOn: boolean) => put({ focus: (practice?.behaviours ?? []).map((one) => one.code).filter((one) => (one === code ? isOn : value.focus.includes(one))) })
  const isBackwards = value.from_time !== '' && value.until_time !== '' && value.until_time <= value.from_time
  return (
    <>
      <DateField label={t.day} required value={value.planned_on} onChange={(planned_on) => put({ planned_on })} />
      <div className="lesson-fields">
        <TextInput label={t.className} placeholder="IV B" required withAsterisk={false} maxLength={60} value={value.class_name} onChange={(event) => put({ class_name: event.currentTarget.value })} />
        <TextInput label={t.subject} placeholder="IPAS" required withAsterisk={false} maxLength={120} value={value.subject} onChange={(event) => put({ subject: event.currentTarget.value })} />
        <TextInput type="time" label={t.from} required withAsterisk={false} value={value.from_time} onChange={(event) => put({ from_time: event.currentTarget.value })} />
        <TextInput type="time" label={t.until} required withAsterisk={false} error={isBackwards && t.backwards} value={value.until_time} onChange={(event) => put({ until_time: event.currentTarget.value })} />
      </div>
      <fieldset className="behaviours stack-sm">
        <legend><b>{practice?.name[language]}</b> <span className="small dim">{t.focus}</span></legend>
        {practice?.behaviours.map((one) => (
          <Checkbox key={one.code} label={one.text[language]} checked={value.focus.includes(one.code)} onChange={(event) => toggle(one.code, event.currentTarget.checked)} />
        ))}
      </fieldset>
    </>
  )
}
