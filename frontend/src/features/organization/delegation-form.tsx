/** A superior lets somebody else assess for a while, with a reason (art. 1 no. 9); after a question. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { Confirm } from '@/components/confirm'
import { DateField } from '@/components/date-field'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { ColleagueChoice } from './colleague-choice'
import { untilOf } from '@/lib/days'
import { delegationMessages } from './delegation-messages'
import { organizationMessages } from './organization-messages'
import { type Person, useDelegate } from './organization-queries'

const LEAST_LETTERS = 10

export function DelegationForm({ person }: { person: Person }) {
  const t = useMessages(delegationMessages)
  const [open, setOpen] = useState(false)
  const [isGiven, setGiven] = useState(false)
  const finish = (given: boolean) => {
    setGiven(given)
    setOpen(false)
  }
  if (open) return <Fields person={person} onDone={finish} />
  return (
    <div className="stack-sm">
      <p className="small dim" style={{ margin: 0 }}>{t.lead}</p>
      <div className="line">
        <Button variant="default" onClick={() => setOpen(true)}>{t.act}</Button>
        <span role="status">{isGiven && t.given}</span>
      </div>
    </div>
  )
}

type FieldsProps = { person: Person; onDone: (isGiven: boolean) => void }

function Fields({ person, onDone }: FieldsProps) {
  const t = useMessages(delegationMessages)
  const words = useMessages(organizationMessages)
  const today = useToday()
  const [form, setForm] = useState({ assessor: '', post: person.assignments[0]?.id ?? '', from: today, last: '', reason: '' })
  const [asked, setAsked] = useState(false)
  const give = useDelegate(person.id)
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
  }
  const send = () =>
    give.mutate(
      { assignment_id: form.post, assessor_id: form.assessor, valid_from: form.from, valid_until: untilOf(form.last) ?? form.from, reason: form.reason.trim() },
      { onSuccess: () => onDone(true), onSettled: () => setAsked(false) },
    )
  const lacks = !form.assessor || !form.last || form.reason.trim().length < LEAST_LETTERS
  return (
    <form className="stack" aria-label={t.act} onSubmit={ask}>
      <p className="small dim" style={{ margin: 0 }}>{t.kind}</p>
      {person.assignments.length > 1 && (
        <SelectField label={words.forPost} value={form.post} onChange={(post) => put({ post })}>
          {person.assignments.map((post) => <option key={post.id} value={post.id}>{post.title}, {post.unit_name}</option>)}
        </SelectField>
      )}
      <ColleagueChoice not={person.id} value={form.assessor} onChange={(assessor) => put({ assessor })} />
      <div className="line fields top">
        <DateField label={words.from} required min={today} value={form.from} onChange={(day) => put({ from: day })} />
        <DateField label={t.last} required min={form.from} value={form.last} onChange={(day) => put({ last: day })} />
      </div>
      <TextInput label={words.reason} description={t.reasonHint} required withAsterisk={false} maxLength={300} value={form.reason} onChange={(event) => put({ reason: event.currentTarget.value })} />
      <ProblemNotice error={give.error} />
      <div className="line">
        <Button type="submit" disabled={lacks}>{t.act}</Button>
        <Button variant="default" onClick={() => onDone(false)}>{words.cancel}</Button>
      </div>
      <Confirm opened={asked} title={t.ask(person.name)} act={t.act} busy={give.isPending} onClose={() => setAsked(false)} onAct={send}>
        <p style={{ margin: 0 }}>{t.follows}</p>
      </Confirm>
    </form>
  )
}
