/** Groups as dots on one line from 0 to 100 per cent, with the median and the range that is usual; whoever lies outside is filled and named. */
import { useLanguage, useMessages } from '@/i18n/language'

import { chartMessages } from './chart-messages'
import { percent } from './shares'

export type Dot = { key: string; name: string; value: number; standsOut: boolean }

/** `low` and `high` are the ends of what is usual, in per cent like the values. */
type DotStripProps = { name: string; dots: Dot[]; median: number; low: number; high: number }

const [ROW, STEP, AXIS, HIGHEST] = [15, 1.6, 22, 120]
/** Room for half a dot at both ends. */
const along = (value: number) => `${2 + value * 0.96}%`

export function DotStrip({ name, dots, median, low, high }: DotStripProps) {
  const t = useMessages(chartMessages)
  const language = useLanguage()
  const placed = piled(dots)
  const levels = Math.max(2, ...placed.map((dot) => dot.level + 1))
  const row = Math.min(ROW, HIGHEST / levels)
  const height = AXIS + row * levels + 14
  const floor = height - AXIS
  const [begin, end] = [Math.max(0, low), Math.min(100, high)]
  const said = dots.map((dot) => `${dot.name} ${percent(dot.value, language)}${dot.standsOut ? `, ${t.standsOut}` : ''}`)
  return (
    <>
      <svg className="dot-strip" width="100%" height={height} role="img" aria-label={`${name}, ${t.median(percent(median, language))}. ${said.join('; ')}`}>
        <rect className="usual" x={along(begin)} width={`${(end - begin) * 0.96}%`} y="0" height={floor} />
        <line className="grid" x1={along(0)} x2={along(100)} y1={floor} y2={floor} />
        <line className="guide" x1={along(median)} x2={along(median)} y1="0" y2={floor} />
        {[0, 50, 100].map((value) => <text key={value} x={along(value)} y={height - 5} textAnchor={value === 0 ? 'start' : value === 100 ? 'end' : 'middle'}>{percent(value, language)}</text>)}
        {placed.map((dot) => <circle key={dot.key} className={dot.standsOut ? 'stands-out' : ''} cx={along(dot.value)} cy={floor - 9 - dot.level * row} r="6" />)}
      </svg>
      <ul className="legend">
        <li><svg width="14" height="14" className="dot-strip" aria-hidden="true"><line className="guide" x1="7" x2="7" y1="0" y2="14" /></svg>{t.middle}</li>
        <li><svg width="14" height="14" className="dot-strip" aria-hidden="true"><rect className="usual" width="14" height="14" /></svg>{t.usual}</li>
      </ul>
    </>
  )
}

/** Lays dots that would cover each other on top of each other. */
function piled(dots: Dot[]) {
  const levels = new Map<number, number>()
  return dots.map((dot) => {
    const place = Math.round(dot.value / STEP)
    const level = levels.get(place) ?? 0
    levels.set(place, level + 1)
    return { ...dot, level }
  })
}
