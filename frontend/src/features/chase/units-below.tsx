/** The units right below with the same counts; each number opens its list. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { chaseMessages } from './chase-messages'
import { type KnownPlace, type Subject, SUBJECTS_CHASED, type UnitLine, unitsQuery } from './chase-queries'

export function UnitsBelow({ place, tally }: { place: KnownPlace; tally: Subject }) {
  const t = useMessages(chaseMessages)
  const language = useLanguage()
  const [page, setPage] = useState(1)
  const units = useQuery({ ...unitsQuery(place, page), placeholderData: keepPreviousData })
  if (units.isPending) return <Loading lines={2} />
  if (units.isError) return <ProblemNotice error={units.error} onRetry={() => void units.refetch()} />
  if (units.data.items.length === 0) return null
  return (
    <details className="card fold">
      <summary><b>{t.units}</b> <span className="dim">{number(units.data.total, language)}</span></summary>
      <table className="plain cards chased">
        <thead>
          <tr>
            <th scope="col">{t.unit}</th>
            {SUBJECTS_CHASED.map((one) => <th key={one} scope="col" className="num">{t.tab[one]}</th>)}
          </tr>
        </thead>
        <tbody>{units.data.items.map((line) => <UnitRow key={line.unit.id} line={line} periode={place.period_id} tally={tally} />)}</tbody>
      </table>
      <Pager page={page} size={units.data.size} total={units.data.total} onPage={setPage} />
    </details>
  )
}

type UnitRowProps = { line: UnitLine; periode: number; tally: Subject }

function UnitRow({ line: { unit, figures }, periode, tally }: UnitRowProps) {
  const t = useMessages(chaseMessages)
  const language = useLanguage()
  return (
    <tr>
      <th scope="row"><TextLink to="/pimpinan/belum" search={{ unit: unit.id, periode, daftar: tally }}>{unit.name}</TextLink></th>
      {SUBJECTS_CHASED.map((one) => {
        const count = number(figures[one], language)
        return (
          <td key={one} className={figures[one] === 0 ? 'num none' : 'num'} data-label={t.tab[one]}>
            {figures[one] === 0 ? <span className="dim">0</span> : <TextLink to="/pimpinan/belum" search={{ unit: unit.id, periode, daftar: one }} aria-label={t.cell(count, unit.name, t.tab[one])}>{count}</TextLink>}
          </td>
        )
      })}
    </tr>
  )
}
