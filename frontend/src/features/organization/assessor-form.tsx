/** Names who assesses a person from a day on, definitively or acting. */
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'

import type { components } from '@/api/contract'
import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { organizationMessages } from './organization-messages'
import { colleaguesQuery, type Person, useNameAssessor } from './organization-queries'

type Kind = components['schemas']['AssessorDraft']['kind']
const KINDS: readonly Kind[] = ['definitif', 'plt', 'plh', 'delegasi']

export function AssessorForm({ person }: { person: Person }) {
  const t = useMessages(organizationMessages)
  const today = useToday()
  const [open, setOpen] = useState(false)
  const [q, setQ] = useState('')
  const [form, setForm] = useState({ assessor: '', kind: 'definitif' as Kind, post: person.assignments[0]?.id ?? '', from: today, until: '', reason: '' })
  const found = useQuery(colleaguesQuery(useDeferredValue(q)))
  const name = useNameAssessor(person.id)
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  if (!open) return <Button variant="default" onClick={() => setOpen(true)}>{t.nameAssessor}</Button>
  const save = (event: FormEvent) => {
    event.preventDefault()
    name.mutate(
      { assignment_id: form.post, assessor_id: form.assessor, kind: form.kind, valid_from: form.from, valid_until: form.until || null, reason: form.reason || null },
      { onSuccess: () => setOpen(false) },
    )
  }
  return (
    <form className="stack-sm" onSubmit={save}>
      <p className="small dim" style={{ margin: 0 }}>{t.assessorLead}</p>
      <label className="stack-sm small">
        <b>{t.forPost}</b>
        <select className="select" value={form.post} onChange={(e) => put({ post: e.currentTarget.value })}>
          {person.assignments.map((post) => <option key={post.id} value={post.id}>{post.title}</option>)}
        </select>
      </label>
      <TextInput label={t.assessorWho} value={q} onChange={(e) => setQ(e.currentTarget.value)} />
      {found.data && (
        <select className="select" required aria-label={t.assessors} value={form.assessor} onChange={(e) => put({ assessor: e.currentTarget.value })}>
          <option value="">—</option>
          {found.data.items.map((one) => <option key={one.id} value={one.id}>{one.name}, {one.position ?? one.unit_name}</option>)}
        </select>
      )}
      <div className="line" style={{ alignItems: 'end' }}>
        <label className="stack-sm small">
          <b>{t.as}</b>
          <select className="select" value={form.kind} onChange={(e) => put({ kind: e.currentTarget.value as Kind })}>
            {KINDS.map((kind) => <option key={kind} value={kind}>{t.kind[kind]}</option>)}
          </select>
        </label>
        <TextInput type="date" label={t.from} required withAsterisk={false} value={form.from} onChange={(e) => put({ from: e.currentTarget.value })} />
        <TextInput type="date" label={t.until} value={form.until} onChange={(e) => put({ until: e.currentTarget.value })} />
      </div>
      <TextInput label={t.reason} value={form.reason} onChange={(e) => put({ reason: e.currentTarget.value })} />
      <ProblemNotice error={name.error} />
      <div className="line">
        <Button type="submit" loading={name.isPending} disabled={!form.assessor}>{t.nameAssessor}</Button>
        <Button variant="default" onClick={() => setOpen(false)}>{t.cancel}</Button>
      </div>
    </form>
  )
}
