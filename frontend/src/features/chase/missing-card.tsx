/** Of whom something is missing: everybody who can be reminded is chosen, and one button reminds them. */
import { Checkbox } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { useMe } from '@/lib/session'

import { chaseMessages } from './chase-messages'
import { type KnownPlace, type Line, missingQuery, type Subject } from './chase-queries'
import { MissingTable } from './missing-table'
import { RemindBox } from './remind-box'

const route = getRouteApi('/pimpinan/belum')

export type MissingProps = { place: KnownPlace; tally: Subject; page: number }

export function MissingCard({ place, tally, page }: MissingProps) {
  const t = useMessages(chaseMessages)
  const language = useLanguage()
  const me = useMe()
  const navigate = route.useNavigate()
  const list = useQuery({ ...missingQuery(place, tally, page), placeholderData: keepPreviousData })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [everybody, setEverybody] = useState(false)
  if (list.isPending) return <Loading />
  if (list.isError) return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
  const { items, total, size } = list.data
  const able = items.filter(canBeReminded)
  const chosen = able.filter((line) => everybody || !left.has(line.employee.id))
  const isMyTeam = place.unit_id === me.id
  const mayRemind = isMyTeam || me.leads || me.may.includes('people')
  const chooseAll = (wanted: boolean) => setLeft(wanted ? new Set() : new Set(able.map((line) => line.employee.id)))
  const choose = (line: Line, wanted: boolean) => setLeft(wanted ? without(left, line.employee.id) : new Set([...left, line.employee.id]))
  return (
    <section className="card" aria-label={t.tab[tally]} aria-busy={list.isPlaceholderData}>
      {items.length === 0 && <Empty title={t.nobody}>{t.nobodyMore}</Empty>}
      {items.length > 0 && mayRemind && (
        <div className="card-body stack-sm">
          <div className="line">
            <Checkbox label={t.chooseAll} checked={chosen.length > 0 && chosen.length === able.length} indeterminate={chosen.length > 0 && chosen.length < able.length} disabled={able.length === 0 || everybody} onChange={(event) => chooseAll(event.currentTarget.checked)} />
            <span className="dim" role="status">{t.chosen(number(everybody ? total : chosen.length, language), number(total, language))}</span>
          </div>
          {total > items.length && <Checkbox label={t.everybody(number(total, language))} checked={everybody} onChange={(event) => setEverybody(event.currentTarget.checked)} />}
          <RemindBox place={place} tally={tally} chosen={chosen} everybody={everybody ? total : null} />
        </div>
      )}
      {items.length > 0 && !mayRemind && <p className="box note" style={{ margin: 16 }}>{t.readOnly}</p>}
      {items.length > 0 && <MissingTable lines={items} chosen={mayRemind ? chosen : null} locked={everybody} onChoose={choose} />}
      <Pager page={page} size={size} total={total} onPage={(halaman) => void navigate({ to: '.', search: (old) => ({ ...old, halaman }) })} />
    </section>
  )
}

const canBeReminded = (line: Line) => line.outcome === 'now' || line.outcome === 'later'

function without(all: ReadonlySet<string>, one: string) {
  const rest = new Set(all)
  rest.delete(one)
  return rest
}
