/** Adds a technical competence, or changes how one is told. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { modelMessages } from './model-messages'
import { useAddCompetence, useChangeCompetence } from './model-queries'
import type { Competence } from './plan-queries'
import { useKeptAgency } from './use-kept-agency'

/** The code by which files name it. */
const codeOf = (name: string) => name.toLowerCase().normalize('NFD').replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '').slice(0, 40)

export function CompetenceDialog({ competence, onClose }: { competence: Competence | null; onClose: () => void }) {
  const t = useMessages(modelMessages).form
  const common = useMessages(commonMessages)
  const [form, setForm] = useState({ name: competence?.name ?? '', description: competence?.description ?? '', end: '' })
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const [tried, setTried] = useState(false)
  const agencyId = useKeptAgency()
  const add = useAddCompetence()
  const change = useChangeCompetence()
  const name = form.name.trim()
  const isReady = codeOf(name).length >= 2
  const description = form.description.trim() || null
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isReady) return
    if (competence) change.mutate({ id: competence.id, version: competence.version, change: { name, description, ...(form.end && { valid_until: form.end }) } }, { onSuccess: onClose })
    else add.mutate({ code: codeOf(name), group: 'teknis', agency_id: agencyId ?? null, name, description }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{competence ? t.changeTitle(competence.name) : t.addTitle}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={save} noValidate>
        <TextInput label={t.name} description={t.nameHint} error={tried && !isReady && t.nameWrong} required withAsterisk={false} maxLength={200} data-autofocus value={form.name} onChange={(event) => put({ name: event.currentTarget.value })} />
        <Textarea label={t.description} maxLength={500} value={form.description} onChange={(event) => put({ description: event.currentTarget.value })} />
        {competence && <DateField label={t.end} description={t.endHint} value={form.end} onChange={(end) => put({ end })} />}
        <ProblemNotice error={add.error ?? change.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" loading={add.isPending || change.isPending}>{t.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
