/** A figure month by month as dots, since months are not added up; the target is a dashed line, the newest dot is filled and named. */
import { useLanguage, useMessages } from '@/i18n/language'
import { monthName, monthShort } from '@/lib/calendar'
import { number } from '@/lib/format'

import { drawingMessages } from './drawing-messages'

/** `month` is written `2026-09`; `cases` is what the figure is made of. */
export type MonthValue = { month: string; value: number | null; cases: number | null }

type MonthDotsProps = { name: string; months: MonthValue[]; target: number | null; unit: string | null; isBehind: boolean }

const [HEIGHT, TOP, BOTTOM] = [132, 26, 26]
const LEVELS = HEIGHT - TOP - BOTTOM

export function MonthDots({ name, months, target, unit, isBehind }: MonthDotsProps) {
  const t = useMessages(drawingMessages)
  const language = useLanguage()
  const shown = (value: number) => number(Math.round(value * 10) / 10, language, unit)
  const at = (month: string) => Number(month.slice(5, 7)) - 1
  const known = months.flatMap((one) => (one.value === null ? [] : [{ month: one.month, value: one.value }]))
  const up = levelsOf([...known.map((one) => one.value), ...(target === null ? [] : [target])])
  const across = (index: number) => `${(100 * (index + 0.5)) / Math.max(1, months.length)}%`
  const last = known.at(-1)
  const words = months.map((one) => `${monthName(at(one.month), language)} ${one.value === null ? t.noValue : shown(one.value)}`)
  return (
    <svg className="month-dots" width="100%" height={HEIGHT} role="img" aria-label={`${name}. ${target === null ? '' : `${t.target(shown(target))}. `}${words.join('; ')}`}>
      <line className="grid" x1="0" x2="100%" y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      {target !== null && (
        <>
          <line className="target" x1="0" x2="100%" y1={up(target)} y2={up(target)} />
          <text x="0" y={up(target) - 6} className="strong">{t.target(shown(target))}</text>
        </>
      )}
      {months.map((one, index) => (
        <g key={one.month} className={one.month === last?.month ? `last${isBehind ? ' behind' : ''}` : ''}>
          <text x={across(index)} y={HEIGHT - 6} textAnchor="middle">{monthShort(at(one.month), language)}</text>
          {one.value !== null && <circle cx={across(index)} cy={up(one.value)} r={one.month === last?.month ? 6 : 4} />}
          {one.value !== null && one.month === last?.month && <text x={across(index)} y={up(one.value) + 20} textAnchor={index > months.length - 2 ? 'end' : 'middle'} className="strong">{shown(one.value)}</text>}
        </g>
      ))}
    </svg>
  )
}

/** From the least to the most of what is shown; where all is the same, in the middle. */
function levelsOf(values: number[]) {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return (value: number) => (high === low ? TOP + LEVELS / 2 : TOP + (LEVELS * (high - value)) / (high - low))
}
