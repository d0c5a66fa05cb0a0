/** How an indicator came to where it stands: what should have been, dashed; what was reached, solid; the same in words. */
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { periodName } from '@/lib/period'

import { progressMessages } from './progress-messages'

export type Point = { period_id: number; ends_on: string; value: string | null; expected: string | null }

type TrajectoryProps = {
  name: string
  points: Point[]
  unit: string | null
  /** The year's figure is a sum, so it began at nought. */
  sums: boolean
  /** Where anything between two figures is right. */
  band?: [string, string] | null
}

const [WIDTH, HEIGHT, EDGE] = [160, 52, 7]
const MONTHS = 12

type Dot = { x: number; y: number }

export function Trajectory({ name, points, unit, sums, band }: TrajectoryProps) {
  const t = useMessages(progressMessages)
  const language = useLanguage()
  const shown = (text: string | null) => (text === null ? null : number(text, language, unit))
  const scale = scaleOf(points, sums, band)
  const start = sums ? [{ x: EDGE, y: scale(0) }] : []
  const lineOf = (part: 'value' | 'expected') => points.flatMap((one) => (one[part] === null ? [] : [{ x: across(one.ends_on), y: scale(Number(one[part])) }]))
  const reached = lineOf('value')
  const expected = lineOf('expected')
  const label = t.course(name, points.map((one) => t.coursePoint(periodName(one.period_id, language), shown(one.value), shown(one.expected))))
  return (
    <svg className="trajectory" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {band && <rect x={EDGE} width={WIDTH - 2 * EDGE} y={scale(Number(band[1]))} height={Math.max(2, scale(Number(band[0])) - scale(Number(band[1])))} className="band" />}
      <line className="axis" x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - 1} y2={HEIGHT - 1} />
      <polyline className="expected" points={path(sums ? [...start, ...expected] : level(expected))} />
      <polyline className="reached" points={path([...start, ...reached])} />
      {reached.map((dot, index) => <circle key={dot.x} cx={dot.x} cy={dot.y} r={index === reached.length - 1 ? 4 : 3} className={index === reached.length - 1 ? 'last' : ''} />)}
    </svg>
  )
}

const path = (dots: Dot[]) => dots.map(({ x, y }) => `${x},${y}`).join(' ')

/** What should be at any time is a line across. */
function level(dots: Dot[]): Dot[] {
  const last = dots.at(-1)
  return last ? [{ x: EDGE, y: last.y }, { x: WIDTH - EDGE, y: last.y }] : []
}

/** The year from left to right. */
const across = (endsOn: string) => EDGE + ((WIDTH - 2 * EDGE) * Number(endsOn.slice(5, 7))) / MONTHS

function scaleOf(points: Point[], sums: boolean, band?: [string, string] | null) {
  const all = [...points.flatMap((one) => [one.value, one.expected]), ...(band ?? [])].filter((one) => one !== null).map(Number)
  const low = Math.min(...(sums ? [0] : []), ...all)
  const high = Math.max(...all, low + Math.abs(low) * 0.02 + 0.001)
  return (value: number) => HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (value - low)) / (high - low)
}
