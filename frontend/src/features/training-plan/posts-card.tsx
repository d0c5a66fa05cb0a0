/** Which level posts require of which competence. */
import { Button, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { type PositionKind, POSITION_KINDS } from '@/components/position-kinds'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'

import { modelMessages } from './model-messages'
import { requirementsQuery, useSetRequirement } from './model-queries'
import { capital } from './money'
import type { Competence } from './plan-queries'
import { NO_TITLE } from './use-chosen'

const LEVELS = [1, 2, 3, 4, 5]
type CardProps = { competences: Competence[]; mayChange: boolean }

export function PostsCard({ competences, mayChange }: CardProps) {
  const t = useMessages(modelMessages).posts
  const { data } = useSuspenseQuery(requirementsQuery)
  const [open, setOpen] = useState(false)
  return (
    <section className="card" aria-labelledby="syarat">
      <header><h2 id="syarat">{t.title}</h2>{mayChange && <Button variant="default" size="sm" onClick={() => setOpen(true)}>{t.set}</Button>}</header>
      <p className="card-body small dim" style={{ margin: 0 }}>{t.adequate(data.adequate)} {data.items.length === 0 && t.none}</p>
      {data.items.length > 0 && (
        <table className="plain cards">
          <thead><tr><th scope="col">{t.post}</th><th scope="col">{t.competence}</th><th scope="col" className="num">{t.level}</th></tr></thead>
          <tbody>
            {data.items.map((one) => (
              <tr key={`${one.position_kind} ${one.title_key} ${one.competence_code}`}>
                <th scope="row">{one.title_key === NO_TITLE ? `${POSITION_KINDS[one.position_kind]}, ${t.anyTitle}` : `${capital(one.title_key)} ${POSITION_KINDS[one.position_kind]}`}</th>
                <td data-label={t.competence}>{one.competence_name}</td>
                <td className="num" data-label={t.level}>{one.level}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && <RequirementDialog competences={competences} onClose={() => setOpen(false)} />}
    </section>
  )
}

function RequirementDialog({ competences, onClose }: { competences: Competence[]; onClose: () => void }) {
  const t = useMessages(modelMessages).posts
  const common = useMessages(commonMessages)
  const able = competences.filter((one) => one.may.includes('change'))
  const [form, setForm] = useState({ kind: 'ahli_pertama', title: '', code: able[0]?.code ?? '', level: '3' })
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const set = useSetRequirement()
  const save = (event: FormEvent) => {
    event.preventDefault()
    set.mutate({ position_kind: form.kind as PositionKind, title: form.title.trim() || NO_TITLE, competence_code: form.code, level: form.level ? Number(form.level) : null }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.set}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={save}>
        <SelectField label={t.kind} value={form.kind} onChange={(kind) => put({ kind })}>{Object.entries(POSITION_KINDS).map(([kind, name]) => <option key={kind} value={kind}>{name}</option>)}</SelectField>
        <TextInput label={t.titleField} description={t.titleHint} maxLength={200} value={form.title} onChange={(event) => put({ title: event.currentTarget.value })} />
        <SelectField label={t.competence} value={form.code} onChange={(code) => put({ code })}>{able.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}</SelectField>
        <SelectField label={t.level} value={form.level} onChange={(level) => put({ level })}>
          {LEVELS.map((level) => <option key={level} value={level}>{t.levelOf(level)}</option>)}
          <option value="">{t.takeBack}</option>
        </SelectField>
        <ProblemNotice error={set.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={form.code === ''} loading={set.isPending}>{t.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
