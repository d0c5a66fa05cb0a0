/** `/opd/unit`: the tree of units, opened level by level. */
import { Button, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Loading, ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useMe, useToday } from '@/lib/session'

import { CodesDialog } from './codes-dialog'
import { organizationMessages } from './organization-messages'
import { rootsQuery, type Unit, unitsQuery, useAddUnit, useRenameUnit } from './organization-queries'

export function UnitsPage() {
  const t = useMessages(organizationMessages)
  const roots = useSuspenseQuery(rootsQuery)
  return (
    <>
      <PageHead title={t.units}>{t.unitsLead}</PageHead>
      <section className="card card-body">
        {roots.data.map((unit) => <UnitNode key={unit.id} unit={unit} open />)}
      </section>
    </>
  )
}

function UnitNode({ unit, open: opened = false }: { unit: Unit; open?: boolean }) {
  const t = useMessages(organizationMessages)
  const me = useMe()
  const [open, setOpen] = useState(opened)
  const [doing, setDoing] = useState<'add' | 'rename' | 'codes' | null>(null)
  const children = useQuery({ ...unitsQuery(unit.id), enabled: open })
  const mine = me.may.includes('roles') || me.roles.some((role) => role.role === 'hr_agency' && role.for_agency_id === unit.agency_id)
  const Icon = open ? IconChevronDown : IconChevronRight
  return (
    <div>
      <div className="line spread" style={{ borderBottom: '1px solid var(--sk-line)', minHeight: 48 }}>
        <div className="line" style={{ flexWrap: 'nowrap' }}>
          <Button variant="subtle" size="sm" px={8} aria-expanded={open} aria-label={open ? t.closeUnit(unit.name) : t.openUnit(unit.name)} onClick={() => setOpen(!open)}>
            <Icon size={18} stroke={1.8} aria-hidden="true" />
          </Button>
          <span>{unit.name}</span>
        </div>
        {mine && (
          <div className="line">
            <Button variant="subtle" size="sm" aria-label={`${t.rename}: ${unit.name}`} onClick={() => setDoing('rename')}>{t.rename}</Button>
            <Button variant="subtle" size="sm" aria-label={`${t.add}: ${unit.name}`} onClick={() => setDoing('add')}>{t.add}</Button>
            <Button variant="subtle" size="sm" aria-label={`${t.codes}: ${unit.name}`} onClick={() => setDoing('codes')}>{t.codes}</Button>
          </div>
        )}
      </div>
      {(doing === 'add' || doing === 'rename') && <UnitForm unit={unit} adding={doing === 'add'} onDone={() => { setDoing(null); setOpen(true) }} />}
      {doing === 'codes' && <CodesDialog unit={unit} onClose={() => setDoing(null)} />}
      {open && (
        <div style={{ marginLeft: 20 }}>
          {children.isPending && <Loading lines={2} />}
          <ProblemNotice error={children.error} />
          {children.data?.items.map((child) => <UnitNode key={child.id} unit={child} />)}
        </div>
      )}
    </div>
  )
}

type UnitFormProps = { unit: Unit; adding: boolean; onDone: () => void }

function UnitForm({ unit, adding, onDone }: UnitFormProps) {
  const t = useMessages(organizationMessages)
  const today = useToday()
  const [name, setName] = useState(adding ? '' : unit.name)
  const add = useAddUnit()
  const rename = useRenameUnit(unit)
  const save = () => {
    if (adding) add.mutate({ parent_id: unit.id, kind: 'lain', name, valid_from: today, is_independent: false }, { onSuccess: onDone })
    else rename.mutate(name, { onSuccess: onDone })
  }
  return (
    <form className="box stack-sm" style={{ margin: '8px 0' }} onSubmit={(event) => { event.preventDefault(); save() }}>
      <TextInput label={adding ? `${t.add}: ${unit.name}` : t.unitName} required withAsterisk={false} minLength={3} value={name} onChange={(e) => setName(e.currentTarget.value)} />
      <ProblemNotice error={add.error ?? rename.error} />
      <div className="line">
        <Button type="submit" size="sm" loading={add.isPending || rename.isPending}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={onDone}>{t.cancel}</Button>
      </div>
    </form>
  )
}
