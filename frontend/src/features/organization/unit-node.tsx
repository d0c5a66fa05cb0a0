/** A unit with what is below it, which is read when it is opened. */
import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { type Unit, unitsQuery } from './organization-queries'
import { administers } from './permissions'
import { UnitForm } from './unit-form'
import { unitMessages } from './unit-messages'

type UnitNodeProps = { unit: Unit; startsOpen?: boolean; agency?: string | undefined; onCodes: (unit: Unit) => void }

export function UnitNode({ unit, startsOpen = false, agency, onCodes }: UnitNodeProps) {
  const t = useMessages(unitMessages)
  const [open, setOpen] = useState(startsOpen)
  const [doing, setDoing] = useState<'add' | 'rename' | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const Icon = open ? IconChevronDown : IconChevronRight
  const kind = t.kind[unit.kind]
  // A name that says its kind already is not told it again.
  const more = [!unit.name.toLowerCase().includes(kind.toLowerCase()) && unit.kind !== 'opd' && kind, agency].filter(Boolean).join(', ')
  const done = () => {
    if (doing === 'add') setOpen(true)
    setDoing(null)
    opener.current?.focus()
  }
  return (
    <li>
      <div className="line spread" style={{ gap: 0, borderBottom: '1px solid var(--sk-line)', minHeight: 48, paddingBlock: 2 }}>
        <div style={{ display: 'flex', alignItems: 'center', gap: 4, minWidth: 0, flex: '1 1 10rem' }}>
          <button ref={opener} type="button" className="icon-button" aria-expanded={open} aria-label={open ? t.close(unit.name) : t.open(unit.name)} onClick={() => setOpen(!open)}>
            <Icon size={20} stroke={1.8} aria-hidden="true" />
          </button>
          <span style={{ minWidth: 0 }}>
            {unit.name}
            {more !== '' && <span className="tiny dim" style={{ display: 'block' }}>{more}</span>}
          </span>
        </div>
        <Actions unit={unit} onDo={setDoing} onCodes={() => onCodes(unit)} />
      </div>
      {doing && <UnitForm unit={unit} adding={doing === 'add'} onDone={done} />}
      {open && <Below unit={unit} onCodes={onCodes} />}
    </li>
  )
}

type ActionsProps = { unit: Unit; onDo: (act: 'add' | 'rename') => void; onCodes: () => void }

/** A line of the tree stays quiet until somebody wants to keep that unit. */
function Actions({ unit, onDo, onCodes }: ActionsProps) {
  const t = useMessages(unitMessages)
  const me = useMe()
  const [open, setOpen] = useState(false)
  const shared = { variant: 'default', size: 'sm', px: 12 } as const
  return (
    <>
      <div className="line unit-acts">
        <TextLink to="/opd/pegawai" search={{ opd: unit.agency_id || undefined, unit: unit.id }} className="small" style={{ padding: 8 }} aria-label={`${t.people}: ${unit.name}`}>{t.people}</TextLink>
        <TextLink to="/perjanjian-kinerja" search={{ unit: unit.id }} className="small" style={{ padding: 8 }}>
          <span className="desktop-only">{t.agreement}</span>
          <span className="phone-only">{t.agreementShort}</span>
          <span className="visually-hidden">: {unit.name}</span>
        </TextLink>
        {administers(me, unit.agency_id) && (
          <Button variant="subtle" size="sm" px={8} aria-expanded={open} aria-label={`${t.manage}: ${unit.name}`} onClick={() => setOpen(!open)}>{t.manage}</Button>
        )}
      </div>
      {open && (
        <div className="line unit-acts" style={{ flex: '1 0 100%', gap: 8, padding: '0 0 8px 44px' }}>
          <Button {...shared} aria-label={`${t.rename}: ${unit.name}`} onClick={() => onDo('rename')}>{t.rename}</Button>
          <Button {...shared} aria-label={`${t.add}: ${unit.name}`} onClick={() => onDo('add')}>{t.add}</Button>
          <Button {...shared} aria-label={`${t.codes}: ${unit.name}`} onClick={onCodes}>{t.codes}</Button>
        </div>
      )}
    </>
  )
}

function Below({ unit, onCodes }: { unit: Unit; onCodes: (unit: Unit) => void }) {
  const t = useMessages(unitMessages)
  const children = useQuery(unitsQuery(unit.id))
  if (children.isPending) return <Loading lines={2} />
  if (children.isError) return <ProblemNotice error={children.error} onRetry={() => void children.refetch()} />
  if (children.data.items.length === 0) return <p className="small dim" style={{ margin: 0, padding: '10px 0 10px 48px' }}>{t.noneBelow}</p>
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: '0 0 0 clamp(10px, 2vw, 24px)' }} aria-label={unit.name}>
      {children.data.items.map((child) => <UnitNode key={child.id} unit={child} onCodes={onCodes} />)}
    </ul>
  )
}
