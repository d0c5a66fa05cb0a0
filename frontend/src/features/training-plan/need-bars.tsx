/** The map on a phone: competences, or units or posts, each with a bar and where most of it is. */
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import type { MapProps } from './need-map'
import { planMessages } from './plan-messages'
import type { HeatRow } from './plan-queries'
import { peopleIn, sumOf } from './shades'
import { OWN } from './use-chosen'
import { useRowName } from './use-row-name'

const NAMED = 2
const SHOWN = 12
type Counted = { key: string; name: string; people: number }

export function NeedBars({ heat, plan, chosen, byRow }: MapProps & { byRow: boolean }) {
  const nameOf = useRowName(heat)
  const by = heat.by === 'position' ? 'jabatan' : undefined
  const base = { unit: plan.unit.id, tahun: plan.year, menurut: by } as const
  const codes = heat.competences
  const lines = byRow
    ? heat.rows.slice(0, SHOWN).map((row) => ({ key: row.key, name: nameOf(row), people: row.needs, most: mostly(codes.map(({ code, name }) => ({ key: code, name, people: peopleIn(row, code) }))), search: searchOfRow(row, base) }))
    : codes.map(({ code, name }) => ({ key: code, name, people: sumOf(heat.rows, code), most: mostly(heat.rows.map((row) => ({ key: row.key, name: nameOf(row), people: peopleIn(row, code) }))), search: { ...base, kompetensi: code } }))
  const top = Math.max(1, ...lines.map((one) => one.people))
  return (
    <ul className="rows need-bars">
      {lines.map(({ key, ...one }) => <Bar key={key} {...one} share={one.people / top} isChosen={!byRow && chosen?.code === key && chosen.row === null} />)}
    </ul>
  )
}

const mostly = (all: Counted[]) => all.filter((one) => one.people > 0).sort((one, other) => other.people - one.people).slice(0, NAMED)

/** A unit is opened; of a post its most needed competence is. */
function searchOfRow(row: HeatRow, base: { unit: string; tahun: number; menurut: 'jabatan' | undefined }) {
  if (base.menurut === undefined && row.key !== OWN) return { unit: row.key, tahun: base.tahun }
  const most = [...row.cells].sort((one, other) => (other.people ?? 0) - (one.people ?? 0))[0]
  return { ...base, kompetensi: most?.competence_code, baris: row.key }
}

type BarProps = { name: string; people: number; most: Counted[]; share: number; isChosen: boolean; search: object }

function Bar({ name, people, most, share, isChosen, search }: BarProps) {
  const t = useMessages(planMessages).map
  const language = useLanguage()
  return (
    <li>
      <div className="need-bar-head">
        <TextLink to="/opd/pelatihan" search={search} aria-current={isChosen ? 'true' : undefined} resetScroll={false}>{name}</TextLink>
        <span>{t.people(number(people, language))}</span>
      </div>
      <div className="need-bar" aria-hidden="true"><span style={{ width: `${share * 100}%` }} /></div>
      {most.length > 0 && <span className="tiny dim">{t.most(most.map((one) => `${one.name} (${number(one.people, language)})`).join(', '))}</span>}
    </li>
  )
}
