/** Units by what the unit achieved (from left, worst first) and by a share of their people (upwards); numbers lead to the list beneath. */
import { useLanguage } from '@/i18n/language'

import { percent } from './shares'

/** `column` counts from 0; `mark` is the number of a finding, shown beside its dot and in the list of findings. */
export type Spot = { key: string; name: string; column: number; value: number; mark?: number }

type ScatterProps = { name: string; columns: string[]; spots: Spot[] }

const [HEIGHT, TOP, BOTTOM] = [240, 14, 40]
const up = (value: number) => TOP + ((HEIGHT - TOP - BOTTOM) * (100 - value)) / 100
/** So many dots stand beside each other in one column before they begin anew. */
const ABREAST = 5

export function Scatter({ name, columns, spots }: ScatterProps) {
  const language = useLanguage()
  const wide = 88 / columns.length
  const left = (column: number, part: number) => `${12 + wide * (column + part)}%`
  const beside = new Map<number, number>()
  const said = spots.map((spot) => `${spot.name}: ${columns[spot.column] ?? ''}, ${percent(spot.value, language)}`)
  return (
    <svg className="scatter" width="100%" height={HEIGHT} role="img" aria-label={`${name}. ${said.join('; ')}`}>
      {[0, 50, 100].map((value) => (
        <g key={value}>
          <line className="grid" x1="10%" x2="100%" y1={up(value)} y2={up(value)} />
          <text x="9%" y={up(value)} textAnchor="end" dominantBaseline="central">{percent(value, language)}</text>
        </g>
      ))}
      {columns.map((column, at) => <Column key={column} word={column} x={left(at, 0.5)} />)}
      {spots.map((spot) => {
        const at = beside.get(spot.column) ?? 0
        beside.set(spot.column, at + 1)
        const x = left(spot.column, (1 + (at % ABREAST)) / (ABREAST + 1))
        return (
          <g key={spot.key} className={spot.mark ? 'stands-out' : ''}>
            <circle cx={x} cy={up(spot.value)} r={spot.mark ? 9 : 5.5} />
            {spot.mark && <text x={x} y={up(spot.value)} textAnchor="middle" dominantBaseline="central">{spot.mark}</text>}
          </g>
        )
      })}
    </svg>
  )
}

/** A word of two goes on two lines, so that five columns fit on a phone. */
function Column({ word, x }: { word: string; x: string }) {
  return (
    <text textAnchor="middle">
      {word.split(' ').map((part, at) => <tspan key={part} x={x} y={HEIGHT - BOTTOM + 18 + at * 14}>{part}</tspan>)}
    </text>
  )
}
