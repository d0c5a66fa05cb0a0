/** Enters what a document says: the kind decides what is asked. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { SeenBy } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useLanguage, useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { recordMessages } from './record-messages'
import { type RecordDraft, type RecordKind, useEnterRecord } from './record-queries'
import { KINDS, valuesOf } from './record-values'

type Form = { kind: RecordKind; value: string; year: string; from: string; until: string; document: string; reason: string }
/** A sanction ends; a test may lapse. */
const ENDS: readonly RecordKind[] = ['hukuman', 'uji_kompetensi']

export function RecordDialog({ employeeId, onClose }: { employeeId: string; onClose: () => void }) {
  const t = useMessages(recordMessages)
  const common = useMessages(commonMessages)
  const language = useLanguage()
  const today = useToday()
  const [form, setForm] = useState<Form>({ kind: 'pangkat', value: '', year: '', from: '', until: '', document: '', reason: '' })
  const put = (part: Partial<Form>) => setForm({ ...form, ...part })
  const enter = useEnterRecord(employeeId)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole(form)) enter.mutate(draftOf(form), { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.addTitle}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack promotion-dialog" onSubmit={send}>
        <SelectField label={t.column.kind} value={form.kind} onChange={(kind) => put({ kind: KINDS.find((one) => one === kind) ?? 'pangkat', value: '', until: '', year: '' })}>
          {KINDS.map((kind) => <option key={kind} value={kind}>{t.kind[kind]}</option>)}
        </SelectField>
        <div className="line fields top">
          <SelectField label={t.value[form.kind]} value={form.value} onChange={(value) => put({ value })}>
            <option value="" disabled>…</option>
            {Object.entries(valuesOf(form.kind, language)).map(([value, word]) => <option key={value} value={value}>{word}</option>)}
          </SelectField>
          {form.kind === 'predikat' && <TextInput label={t.year} inputMode="numeric" maxLength={4} required withAsterisk={false} value={form.year} onChange={(event) => put({ year: event.currentTarget.value })} />}
        </div>
        <div className="line fields top">
          <DateField label={t.from[form.kind]} required max={form.kind === 'pangkat' || form.kind === 'hukuman' ? undefined : today} value={form.from} onChange={(from) => put({ from })} />
          {ENDS.includes(form.kind) && <DateField label={t.until} required={form.kind === 'hukuman'} description={form.kind === 'hukuman' ? undefined : t.untilOptional} min={form.from} value={form.until} onChange={(until) => put({ until })} />}
        </div>
        <TextInput label={t.document} required withAsterisk={false} maxLength={120} value={form.document} onChange={(event) => put({ document: event.currentTarget.value })} />
        <SeenBy who={t.seen} />
        <Textarea label={t.reason} description={t.reasonHint} maxLength={1000} value={form.reason} onChange={(event) => put({ reason: event.currentTarget.value })} />
        <p className="box small">{t.sure}</p>
        <ProblemNotice error={enter.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole(form)} loading={enter.isPending}>{t.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function isWhole({ kind, value, year, from, until, document }: Form) {
  return value !== '' && from !== '' && document.trim() !== '' && (kind !== 'predikat' || /^\d{4}$/.test(year)) && (kind !== 'hukuman' || until !== '')
}

/** Every value comes from the list of its kind (`valuesOf`), which the compiler cannot see. */
function draftOf({ kind, value, year, from, until, document, reason }: Form): RecordDraft {
  const said = { kind, value, from_on: from, document_no: document.trim(), reason: reason.trim() || null }
  const more = kind === 'predikat' ? { year: Number(year) } : ENDS.includes(kind) ? { until_on: until || null } : {}
  return { ...said, ...more } as RecordDraft
}
