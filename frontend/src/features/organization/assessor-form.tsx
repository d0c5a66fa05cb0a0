/** Names who assesses a person from a day on, definitively or acting. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { DateField } from '@/components/date-field'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { ColleagueChoice } from './colleague-choice'
import { untilOf } from '@/lib/days'
import { organizationMessages } from './organization-messages'
import { type AssessorDraft, type Person, useNameAssessor } from './organization-queries'

const KINDS: readonly AssessorDraft['kind'][] = ['definitif', 'plt', 'plh', 'delegasi']

/** `asked`: as what somebody is to be named, where one came here for that. */
export function AssessorForm({ person, asked }: { person: Person; asked?: string | undefined }) {
  const t = useMessages(organizationMessages)
  const [open, setOpen] = useState(asked !== undefined)
  const [named, setNamed] = useState(false)
  const finish = (isNamed: boolean) => {
    setNamed(isNamed)
    setOpen(false)
  }
  if (open) return <Fields person={person} asked={asked} onDone={finish} />
  return (
    <div className="line">
      <Button variant="default" onClick={() => setOpen(true)}>{t.nameAssessor}</Button>
      <span role="status">{named && t.assessorNamed}</span>
    </div>
  )
}

type FieldsProps = { person: Person; asked: string | undefined; onDone: (isNamed: boolean) => void }

function Fields({ person, asked, onDone }: FieldsProps) {
  const t = useMessages(organizationMessages)
  const today = useToday()
  const [form, setForm] = useState({ assessor: '', kind: KINDS.find((kind) => kind === asked) ?? 'definitif', post: person.assignments[0]?.id ?? '', from: today, until: '', reason: '' })
  const name = useNameAssessor(person.id)
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    name.mutate(
      { assignment_id: form.post, assessor_id: form.assessor, kind: form.kind, valid_from: form.from, valid_until: untilOf(form.until), reason: form.reason.trim() || null },
      { onSuccess: () => onDone(true) },
    )
  }
  return (
    <form className="stack" aria-label={t.nameAssessor} onSubmit={save}>
      <p className="small dim" style={{ margin: 0 }}>{t.assessorLead}</p>
      {person.assignments.length > 1 && (
        <SelectField label={t.forPost} value={form.post} onChange={(post) => put({ post })}>
          {person.assignments.map((post) => <option key={post.id} value={post.id}>{post.title}, {post.unit_name}</option>)}
        </SelectField>
      )}
      <ColleagueChoice not={person.id} value={form.assessor} onChange={(assessor) => put({ assessor })} />
      <SelectField label={t.as} value={form.kind} onChange={(kind) => put({ kind: kind as AssessorDraft['kind'] })}>
        {KINDS.map((kind) => <option key={kind} value={kind}>{t.kindMore[kind]}</option>)}
      </SelectField>
      <div className="line fields top">
        <DateField label={t.from} required value={form.from} onChange={(day) => put({ from: day })} />
        <DateField label={t.until} required={form.kind === 'delegasi'} min={form.from} value={form.until} onChange={(day) => put({ until: day })} />
      </div>
      <TextInput label={t.reason} description={form.kind === 'delegasi' ? t.delegationHint : t.reasonHint} required={form.kind === 'delegasi'} withAsterisk={false} maxLength={300} value={form.reason} onChange={(e) => put({ reason: e.currentTarget.value })} />
      <ProblemNotice error={name.error} />
      {!form.assessor && <p className="small dim" style={{ margin: 0 }}>{t.assessorFirst}</p>}
      <div className="line">
        <Button type="submit" loading={name.isPending} disabled={!form.assessor}>{t.nameAssessor}</Button>
        <Button variant="default" onClick={() => onDone(false)}>{t.cancel}</Button>
      </div>
    </form>
  )
}
