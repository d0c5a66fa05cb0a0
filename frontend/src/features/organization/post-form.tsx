/** Records another post from a day on: a move, a second post, or acting for somebody. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { DateField } from '@/components/date-field'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useMe, useToday } from '@/lib/session'

import { untilOf } from '@/lib/days'
import { faultText, fieldMessages } from './field-faults'
import { type Person, type PostDraft, usePost } from './organization-queries'
import { isPost, NO_POST, type Post, PostFields } from './post-fields'
import { postMessages } from './post-messages'

const KINDS: readonly PostDraft['kind'][] = ['definitif', 'rangkap', 'plt', 'plh']

export function PostForm({ person }: { person: Person }) {
  const t = useMessages(postMessages)
  const [open, setOpen] = useState(false)
  const [saved, setSaved] = useState(false)
  const close = (isSaved: boolean) => {
    setSaved(isSaved)
    setOpen(false)
  }
  if (open) return <Fields person={person} onDone={close} />
  return (
    <div className="line">
      <Button variant="default" onClick={() => setOpen(true)}>{t.post}</Button>
      <span role="status">{saved && t.saved}</span>
    </div>
  )
}

type FieldsProps = { person: Person; onDone: (isSaved: boolean) => void }

function Fields({ person, onDone }: FieldsProps) {
  const t = useMessages(postMessages)
  const words = useMessages(fieldMessages)
  const me = useMe()
  const today = useToday()
  const [post, setPost] = useState<Post>({ ...NO_POST, agency: person.agency_id, unit: person.agency_id === me.agency_id ? person.unit_id : '' })
  const [form, setForm] = useState({ kind: KINDS[0] as PostDraft['kind'], from: today, until: '', document: '' })
  const add = usePost(person.id)
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (post.kind === '') return
    const body: PostDraft = {
      unit_id: post.unit, title: post.title.trim(), position_kind: post.kind, is_head: post.head, kind: form.kind,
      valid_from: form.from, valid_until: untilOf(form.until), document_no: form.document.trim() || null,
    }
    add.mutate(body, { onSuccess: () => onDone(true) })
  }
  return (
    <form className="stack" aria-label={t.post} onSubmit={save}>
      <p className="small dim" style={{ margin: 0 }}>{t.postLead}</p>
      <SelectField label={t.postAs} value={form.kind} onChange={(kind) => put({ kind: kind as PostDraft['kind'] })}>
        {KINDS.map((kind) => <option key={kind} value={kind}>{t.postKinds[kind]}</option>)}
      </SelectField>
      <PostFields post={post} error={add.error} onChange={(part) => setPost({ ...post, ...part })} />
      <div className="line fields top">
        <DateField label={t.from} required value={form.from} onChange={(day) => put({ from: day })} />
        <DateField label={t.until} min={form.from} error={faultText(add.error, '/valid_until', words)} value={form.until} onChange={(day) => put({ until: day })} />
      </div>
      <TextInput label={t.document} maxLength={100} value={form.document} onChange={(e) => put({ document: e.currentTarget.value })} />
      <ProblemNotice error={add.error} />
      {!isPost(post) && <p className="small dim" style={{ margin: 0 }}>{t.postFirst}</p>}
      <div className="line">
        <Button type="submit" loading={add.isPending} disabled={!isPost(post)}>{t.post}</Button>
        <Button variant="default" onClick={() => onDone(false)}>{t.cancel}</Button>
      </div>
    </form>
  )
}
