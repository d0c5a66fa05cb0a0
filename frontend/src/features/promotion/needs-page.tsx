/** `/kebutuhan-jabatan`: how many posts of each level an agency needs and has; what nobody has entered stands first. */
import { Button } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { SelectField } from '@/components/select-field'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number } from '@/lib/format'
import { type Me, useMe } from '@/lib/session'
import { agenciesQuery } from '@/lib/units'

import { NeedDialog } from './need-dialog'
import { needMessages } from './need-messages'
import { type Need, needsQuery } from './need-queries'
import { personMessages } from './person-messages'
import { stepName } from './rise'

const route = getRouteApi('/kebutuhan-jabatan')

export function NeedsPage() {
  const t = useMessages(needMessages)
  const words = useMessages(personMessages)
  const me = useMe()
  const { perangkat } = route.useSearch()
  const { data: needs } = useSuspenseQuery(needsQuery(perangkat ?? agencyKept(me)))
  const [open, setOpen] = useState<Need | null>(null)
  const may = needs.may.includes('set')
  const empty = needs.items.filter((one) => one.seats === null)
  const known = needs.items.filter((one) => one.seats !== null)
  return (
    <div className="promotion">
      <nav className="crumbs small"><TextLink to="/kenaikan-pangkat">{words.list}</TextLink></nav>
      <PageHead title={t.heading(empty.length)} documentTitle={t.title} aside={me.may.includes('roles') && <AgencyField agency={needs.agency_id} />}>
        {t.lead(needs.agency_name)}
      </PageHead>
      <section className="card" aria-label={t.title}>
        {needs.items.length === 0 ? <Empty title={t.none} /> : <NeedsTable needs={[...empty, ...known]} onOpen={may ? setOpen : null} />}
      </section>
      {open && <NeedDialog agency={needs.agency_id} need={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

/** Whose HR somebody is, where that is not their own agency. */
function agencyKept(me: Me): number | undefined {
  const kept = me.roles.flatMap((one) => (one.role === 'hr_agency' ? (one.for_agency_id ?? []) : []))
  return me.may.includes('roles') || kept.some((one) => one === me.agency_id) ? undefined : kept[0]
}

function AgencyField({ agency }: { agency: number }) {
  const t = useMessages(needMessages)
  const navigate = route.useNavigate()
  const agencies = useQuery(agenciesQuery)
  return (
    <SelectField label={t.agency} value={String(agency)} onChange={(id) => void navigate({ to: '.', search: { perangkat: Number(id) } })}>
      {agencies.data?.items.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
    </SelectField>
  )
}

type NeedsTableProps = { needs: Need[]; onOpen: ((need: Need) => void) | null }

function NeedsTable({ needs, onOpen }: NeedsTableProps) {
  const t = useMessages(needMessages)
  const language = useLanguage()
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{t.post}</th>
          <th scope="col" className="num">{t.seats}</th>
          <th scope="col" className="num">{t.filled}</th>
          <th scope="col" className="num">{t.free}</th>
          <th scope="col">{t.since}</th>
          {onOpen && <th scope="col"><span className="visually-hidden">{t.set}</span></th>}
        </tr>
      </thead>
      <tbody>
        {needs.map((one) => (
          <tr key={`${one.family} ${one.level}`}>
            <th scope="row">{nameOf(one)}</th>
            <td className="num" data-label={t.seats}>{one.seats === null ? <span className="chip warn">{t.unknown}</span> : number(one.seats, language)}</td>
            <td className="num" data-label={t.filled}>{number(one.filled, language)}</td>
            <td className="num" data-label={t.free}>{one.free === null ? '—' : <b>{number(one.free, language)}</b>}</td>
            <td data-label={t.since}>
              {one.valid_from ? dateShort(one.valid_from, language) : '—'}
              {one.set_by_name && <div className="tiny dim">{[t.by(one.set_by_name), one.document_no].filter(Boolean).join(' · ')}</div>}
            </td>
            {onOpen && <td className="act-cell"><Button variant="default" size="xs" aria-label={(one.seats === null ? t.setOf : t.changeOf)(nameOf(one))} onClick={() => onOpen(one)}>{one.seats === null ? t.set : t.change}</Button></td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const nameOf = ({ family, level }: Need) => `${family} ${stepName(level)}`
