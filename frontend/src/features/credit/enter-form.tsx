/** HR enters a line that a document decided. */
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { predikatMessages } from '@/components/predikat-messages'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { type Credit, levelsQuery, useEnter } from './credit-queries'
import { draftOf, ENTERED, type Entered, type Entry } from './entry'
import { ledgerMessages } from './ledger-messages'
import { levelName } from './words'

type EnterFormProps = { credit: Credit; onDone: () => void }
type PartProps = { entry: Entry; put: (part: Partial<Entry>) => void }

export function EnterForm({ credit, onDone }: EnterFormProps) {
  const t = useMessages(ledgerMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const levels = useQuery(levelsQuery).data ?? {}
  const [written, setWritten] = useState<Omit<Entry, 'decidedOn'> & { decidedOn?: string }>({ kind: 'penyesuaian', level: credit.level ?? '', grade: credit.grade ?? '', predikat: 'baik', months: '', top: false, points: '', documentNo: '', reason: '' })
  const entry: Entry = { ...written, decidedOn: written.decidedOn ?? today }
  const enter = useEnter(credit.employee.id)
  const put = (part: Partial<Entry>) => setWritten({ ...written, ...part })
  const draft = draftOf(entry)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (draft) enter.mutate(draft, { onSuccess: onDone })
  }
  return (
    <form className="stack" onSubmit={save}>
      <SelectField label={t.kindField} value={entry.kind} onChange={(kind) => put({ kind: kind as Entered })}>
        {ENTERED.map((kind) => <option key={kind} value={kind}>{t.kind[kind]}</option>)}
      </SelectField>
      <SelectField label={t.levelField} value={entry.level} onChange={(level) => put({ level })}>
        {!entry.level && <option value="">—</option>}
        {Object.keys(levels).map((code) => <option key={code} value={code}>{levelName(code)}</option>)}
      </SelectField>
      {(entry.kind === 'dasar' || entry.kind === 'perpindahan') && <TextInput label={t.gradeField} description={(levels[entry.level] ?? []).join(', ')} required withAsterisk={false} maxLength={6} value={entry.grade} onChange={(event) => put({ grade: event.currentTarget.value })} />}
      {entry.kind === 'perpindahan' && <Transfer entry={entry} put={put} />}
      {entry.kind === 'lama' || entry.kind === 'penyesuaian'
        ? <TextInput label={t.worth} description={t.worthHint} inputMode="decimal" required withAsterisk={false} value={entry.points} onChange={(event) => put({ points: event.currentTarget.value })} />
        : <p className="small dim" style={{ margin: 0 }}>{t.fixed}</p>}
      <div className="line fields top">
        <TextInput label={t.documentNo} required withAsterisk={false} maxLength={120} value={entry.documentNo} onChange={(event) => put({ documentNo: event.currentTarget.value })} />
        <DateField label={t.decidedOn} required max={today} value={entry.decidedOn} onChange={(decidedOn) => put({ decidedOn })} />
      </div>
      <Textarea label={t.reason} description={t.reasonHint} required withAsterisk={false} maxLength={1000} value={entry.reason} onChange={(event) => put({ reason: event.currentTarget.value })} />
      <ProblemNotice error={enter.error} />
      <div className="line end">
        <Button variant="default" onClick={onDone}>{common.cancel}</Button>
        <Button type="submit" loading={enter.isPending} disabled={!draft}>{common.save}</Button>
      </div>
    </form>
  )
}

function Transfer({ entry, put }: PartProps) {
  const t = useMessages(ledgerMessages)
  const words = useMessages(predikatMessages).predikat
  return (
    <>
      <div className="line fields top">
        <SelectField label={t.rankPredikat} value={entry.predikat} onChange={(predikat) => put({ predikat: predikat as Entry['predikat'] })}>
          {Object.entries(words).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
        </SelectField>
        <TextInput label={t.months} inputMode="numeric" required withAsterisk={false} maxLength={3} value={entry.months} onChange={(event) => put({ months: event.currentTarget.value })} />
      </div>
      <Checkbox label={t.top} checked={entry.top} onChange={(event) => put({ top: event.currentTarget.checked })} />
    </>
  )
}
