/** The chosen cell: how many have each kind of fact, and each person with the facts that speak for the need. */
import { useInfiniteQuery } from '@tanstack/react-query'

import { ButtonLink } from '@/components/button-link'
import { MoreButton } from '@/components/more-button'
import { SeenBy } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import type { MapProps } from './need-map'
import { NeedyRow } from './needy-row'
import { planMessages } from './plan-messages'
import { type Cell, type Heat, needyQuery } from './plan-queries'
import { type Chosen, OWN } from './use-chosen'
import { useRowName } from './use-row-name'

export function CellPeople({ heat, plan, chosen }: MapProps) {
  const t = useMessages(planMessages)
  const language = useLanguage()
  const nameOf = useRowName(heat)
  const row = heat.rows.find((one) => one.key === chosen?.row)
  const competence = heat.competences.find((one) => one.code === chosen?.code)
  if (!chosen || !competence) return <section className="card chosen-cell" aria-label={t.cell.where}><p className="card-body dim">{t.cell.none}</p></section>
  const title = `${row ? nameOf(row) : heat.unit.name}: ${competence.name}`
  return (
    <section className="card current chosen-cell" aria-labelledby="kotak">
      <header>
        <div><h2 id="kotak">{title}</h2></div>
        <b>{t.map.people(number(chosen.people, language))}</b>
      </header>
      {heat.people === null ? <p className="card-body dim">{t.cell.hidden}</p> : <People cell={cellOf(heat, chosen)} withUnit={row === undefined || heat.by === 'position'} />}
      <div className="card-body stack-sm cell-foot">
        {plan.may.includes('propose') && <div><ButtonLink to="/opd/pelatihan/usulan/baru" search={{ unit: plan.unit.id, kompetensi: chosen.code, tahun: plan.year }} variant="default" size="sm">{t.cell.propose}</ButtonLink></div>}
        <SeenBy who={t.cell.readers} />
      </div>
    </section>
  )
}

function cellOf(heat: Heat, { code, row }: Chosen): Cell {
  const base = { competence_code: code, year: heat.year, unit_id: heat.unit.id }
  if (row === null) return base
  if (heat.by === 'position') return { ...base, title: row }
  return row === OWN ? { ...base, own: true } : { ...base, unit_id: row }
}

function People({ cell, withUnit }: { cell: Cell; withUnit: boolean }) {
  const t = useMessages(planMessages)
  const language = useLanguage()
  const list = useInfiniteQuery(needyQuery(cell))
  const pages = list.data?.pages ?? []
  const [first] = pages
  if (list.isError && !first) return <div className="card-body"><ProblemNotice error={list.error} onRetry={() => void list.refetch()} /></div>
  if (!first) return <div className="card-body"><Loading /></div>
  const people = pages.flatMap((page) => page.items)
  return (
    <>
      <div className="card-body stack-sm origins">
        <p className="small"><b>{t.cell.where}</b> {t.cell.rule}</p>
        <ul>
          {first.origins.map(({ kind, people }) => (
            <li key={kind}>
              <span>{t.cell.kinds[kind]}</span>
              <span className="need-bar" aria-hidden="true"><span style={{ width: `${(people / Math.max(1, first.total)) * 100}%` }} /></span>
              <span className="num">{t.map.people(number(people, language))}</span>
            </li>
          ))}
        </ul>
      </div>
      <ul className="rows">
        {people.map((one) => <NeedyRow key={one.id} person={one} withUnit={withUnit} />)}
      </ul>
      {people.length === 0 && <p className="card-body dim">{t.cell.nobody}</p>}
      {list.hasNextPage && <div className="card-body"><MoreButton list={list} of={first.competence.name} /></div>}
    </>
  )
}
