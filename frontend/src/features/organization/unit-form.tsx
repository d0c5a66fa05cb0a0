/** Adds a unit below another, or gives one another name. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { type Unit, type UnitKind, useAddUnit, useRenameUnit } from './organization-queries'
import { unitMessages } from './unit-messages'

const KINDS: readonly UnitKind[] = ['bagian', 'bidang', 'seksi', 'upt', 'puskesmas', 'sekolah', 'kelurahan', 'lain']

type UnitFormProps = { unit: Unit; adding: boolean; onDone: () => void }

export function UnitForm({ unit, adding, onDone }: UnitFormProps) {
  const t = useMessages(unitMessages)
  const today = useToday()
  const [name, setName] = useState(adding ? '' : unit.name)
  const [kind, setKind] = useState<UnitKind>('seksi')
  const add = useAddUnit()
  const rename = useRenameUnit(unit)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (adding) add.mutate({ parent_id: unit.id, kind, name, valid_from: today, is_independent: false }, { onSuccess: onDone })
    else rename.mutate(name, { onSuccess: onDone })
  }
  return (
    <form className="box stack-sm" style={{ margin: '8px 0' }} aria-label={adding ? t.addBelow(unit.name) : t.rename} onSubmit={save}>
      {adding && <b>{t.addBelow(unit.name)}</b>}
      <TextInput label={t.name} required withAsterisk={false} minLength={3} maxLength={200} autoFocus value={name} onChange={(e) => setName(e.currentTarget.value)} />
      {adding && (
        <SelectField label={t.kindLabel} value={kind} onChange={(next) => setKind(next as UnitKind)}>
          {KINDS.map((one) => <option key={one} value={one}>{t.kind[one]}</option>)}
        </SelectField>
      )}
      <ProblemNotice error={add.error ?? rename.error} />
      <div className="line">
        <Button type="submit" size="sm" loading={add.isPending || rename.isPending}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={onDone}>{t.cancel}</Button>
      </div>
    </form>
  )
}
