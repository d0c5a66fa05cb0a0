/** Says how many posts are needed, from a day on. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { needMessages } from './need-messages'
import { type Need, type NeedDraft, useSetNeed } from './need-queries'
import { stepName } from './rise'

type NeedDialogProps = { agency: number; need: Need; onClose: () => void }

export function NeedDialog({ agency, need, onClose }: NeedDialogProps) {
  const t = useMessages(needMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const [form, setForm] = useState({ seats: need.seats === null ? '' : String(need.seats), from: '', document: need.document_no ?? '' })
  const from = form.from || today
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const set = useSetNeed()
  const isNumber = /^\d{1,5}$/.test(form.seats.trim())
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!isNumber) return
    const draft: NeedDraft = { agency_id: agency, family: need.family, level: need.level as NeedDraft['level'], valid_from: from, seats: Number(form.seats), document_no: form.document.trim() || null }
    set.mutate(draft, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.dialog(`${need.family} ${stepName(need.level)}`)}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack promotion-dialog" onSubmit={save}>
        <TextInput label={t.number} description={t.now(need.filled)} error={form.seats !== '' && !isNumber && t.numberWrong} inputMode="numeric" required withAsterisk={false} data-autofocus value={form.seats} onChange={(event) => put({ seats: event.currentTarget.value })} />
        <DateField label={t.from} required value={from} onChange={(from) => put({ from })} />
        <TextInput label={t.document} description={t.documentHint} maxLength={120} value={form.document} onChange={(event) => put({ document: event.currentTarget.value })} />
        <ProblemNotice error={set.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isNumber} loading={set.isPending}>{t.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
