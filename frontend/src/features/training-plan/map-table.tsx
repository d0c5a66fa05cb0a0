/** The map as a table: the number stands in every cell, its shade says it again, the chosen one has a golden edge. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import type { MapProps } from './need-map'
import { planMessages } from './plan-messages'
import type { HeatRow } from './plan-queries'
import { mostOf, peopleIn, shadeOf, stepsTo, sumOf } from './shades'
import { OWN } from './use-chosen'
import { useRowName } from './use-row-name'

const ROWS = 9
const COLUMNS = 6

export function MapTable({ heat, plan, chosen }: MapProps) {
  const t = useMessages(planMessages).map
  const language = useLanguage()
  const nameOf = useRowName(heat)
  const [allRows, setAllRows] = useState(false)
  const [allColumns, setAllColumns] = useState(false)
  const steps = stepsTo(mostOf(heat.rows))
  const isLong = heat.rows.length > ROWS + 1 && !allRows
  const [rows, rest] = isLong ? [heat.rows.slice(0, ROWS), heat.rows.slice(ROWS)] : [heat.rows, []]
  const columns = allColumns ? heat.competences : shownColumns(heat.competences, chosen?.code)
  const by = heat.by === 'position' ? 'position' : 'unit'
  const search = { unit: plan.unit.id, tahun: plan.year, menurut: by === 'position' ? 'jabatan' : undefined } as const
  const knows = heat.people !== null
  return (
    <div className="scroll-x" role="region" aria-label={t.table} tabIndex={0}>
      <table className="heat">
        <thead>
          <tr>
            <th scope="col">{t.rowName[by]}</th>
            {columns.map((one) => <th key={one.code} scope="col">{one.name}</th>)}
            <th scope="col">{t.sum}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{by === 'unit' && row.key !== OWN ? <TextLink to="/opd/pelatihan" search={{ unit: row.key, tahun: plan.year }}>{nameOf(row)}</TextLink> : nameOf(row)}</th>
              {columns.map(({ code, name }) => (
                <td key={code}>
                  <HeatCell row={row} code={code} label={t.cell(nameOf(row), name, number(peopleIn(row, code), language))} least={heat.small_group} steps={steps} isChosen={chosen?.row === row.key && chosen.code === code} search={knows ? { ...search, kompetensi: code, baris: row.key } : null} />
                </td>
              ))}
              <td className="sum">{number(row.needs, language)}</td>
            </tr>
          ))}
          {rest.length > 0 && (
            <tr>
              <th scope="row"><button type="button" className="as-link" onClick={() => setAllRows(true)}>{t.others(rest.length)}</button></th>
              {columns.map(({ code }) => <td key={code}><span className="heat-cell s0">{number(sumOf(rest, code), language)}</span></td>)}
              <td className="sum">{number(rest.reduce((sum, row) => sum + row.needs, 0), language)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.sum}</th>
            {columns.map(({ code }) => <td key={code} className="sum">{number(sumOf(heat.rows, code), language)}</td>)}
            <td className="sum">{number(heat.needs, language)}</td>
          </tr>
        </tfoot>
      </table>
      <div className="line heat-foot small">
        <Legend steps={steps} />
        {columns.length < heat.competences.length && <button type="button" className="as-link" onClick={() => setAllColumns(true)}>{t.allCompetences(heat.competences.length)}</button>}
        {(allRows || (allColumns && heat.competences.length > COLUMNS)) && <button type="button" className="as-link" onClick={() => { setAllRows(false); setAllColumns(false) }}>{t.fewer}</button>}
      </div>
    </div>
  )
}

/** The first few, and the chosen one in any case. */
function shownColumns<One extends { code: string }>(all: One[], chosen: string | undefined): One[] {
  const first = all.slice(0, COLUMNS)
  const other = all.slice(COLUMNS).find((one) => one.code === chosen)
  return other ? [...first.slice(0, -1), other] : first
}

type HeatCellProps = {
  row: HeatRow
  code: string
  label: string
  least: number
  steps: number[]
  isChosen: boolean
  /** Where its people are; none for who may only count. */
  search: { unit: string; tahun: number; menurut: 'jabatan' | undefined; kompetensi: string; baris: string } | null
}

function HeatCell({ row, code, label, least, steps, isChosen, search }: HeatCellProps) {
  const t = useMessages(planMessages).map
  const language = useLanguage()
  const people = row.cells.find((cell) => cell.competence_code === code)?.people ?? null
  if (people === null) return <span className="heat-cell s1" title={t.less(least)}>&lt;{least}</span>
  const look = `heat-cell s${shadeOf(people, steps)}`
  if (people === 0 || search === null) return <span className={look}>{number(people, language)}</span>
  return (
    <Link to="/opd/pelatihan" search={search} className={look} aria-label={label} aria-current={isChosen ? 'true' : undefined} resetScroll={false}>
      {number(people, language)}
    </Link>
  )
}

function Legend({ steps }: { steps: number[] }) {
  const t = useMessages(planMessages).map
  const words = steps.map((least, at) => {
    const next = steps[at + 1]
    if (next === undefined) return t.andMore(least)
    return next - 1 === least ? String(least) : `${least}–${next - 1}`
  })
  return (
    <>
      <b>{t.legend}</b>
      {['0', ...words].map((word, at) => <span key={word} className="legend-item"><span className={`swatch s${at}`} aria-hidden="true" /> {word}</span>)}
    </>
  )
}
