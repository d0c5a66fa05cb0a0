/** Shares over periods as lines with points: what one looks at solid and with figures, what it is compared with dashed or dotted. */
import { useLanguage, useMessages } from '@/i18n/language'

import { chartMessages } from './chart-messages'
import { percent } from './shares'

/** In per cent, one for each period; null where nothing may or can be said. */
export type Series = { key: string; name: string; kind: 'main' | 'beside' | 'other'; values: (number | null)[] }

type LineChartProps = { name: string; periods: string[]; series: Series[] }

const [HEIGHT, TOP, BOTTOM] = [200, 22, 40]
const GRID = [0, 50, 100]
const up = (value: number) => TOP + ((HEIGHT - TOP - BOTTOM) * (100 - value)) / 100

export function LineChart({ name, periods, series }: LineChartProps) {
  const t = useMessages(chartMessages)
  const language = useLanguage()
  const along = (at: number) => `${12 + (80 * (at + 0.5)) / Math.max(1, periods.length)}%`
  const said = series.map((one) => `${one.name}: ${one.values.map((value, at) => `${periods[at] ?? ''} ${value === null ? t.noValue : percent(value, language)}`).join(', ')}`)
  return (
    <>
      <svg className="line-chart" width="100%" height={HEIGHT} role="img" aria-label={`${name}. ${said.join('; ')}`}>
        {GRID.map((value) => (
          <g key={value}>
            <line className="grid" x1="10%" x2="100%" y1={up(value)} y2={up(value)} />
            <text x="9%" y={up(value)} textAnchor="end" dominantBaseline="central">{percent(value, language)}</text>
          </g>
        ))}
        {periods.map((period, at) => <Period key={period} name={period} x={along(at)} />)}
        {[...series].reverse().map((one) => <Line key={one.key} series={one} along={along} />)}
      </svg>
      {series.length > 1 && <LineLegend series={series} />}
    </>
  )
}

/** The year on a line of its own, so that six periods fit on a phone. */
function Period({ name, x }: { name: string; x: string }) {
  const words = name.split(' ')
  return (
    <text textAnchor="middle">
      {[words.slice(0, -1).join(' '), words.at(-1)].map((part, at) => <tspan key={part} x={x} y={HEIGHT - 20 + at * 15}>{part}</tspan>)}
    </text>
  )
}

function Line({ series, along }: { series: Series; along: (at: number) => string }) {
  const language = useLanguage()
  return (
    <g className={`line ${series.kind}`}>
      {series.values.map((value, at) => {
        const last = series.values[at - 1] ?? null
        return value !== null && last !== null && <line key={along(at)} x1={along(at - 1)} x2={along(at)} y1={up(last)} y2={up(value)} />
      })}
      {series.values.map((value, at) => value !== null && (
        <g key={along(at)}>
          <circle cx={along(at)} cy={up(value)} r={series.kind === 'main' ? 5 : 3.5} />
          {series.kind === 'main' && <text x={along(at)} y={up(value) - 10} textAnchor="middle">{percent(value, language)}</text>}
        </g>
      ))}
    </g>
  )
}

function LineLegend({ series }: { series: Series[] }) {
  return (
    <ul className="legend">
      {series.map((one) => (
        <li key={one.key}>
          <svg width="34" height="12" className={`line ${one.kind}`} aria-hidden="true">
            <line x1="1" x2="33" y1="6" y2="6" />
            <circle cx="17" cy="6" r="3.5" />
          </svg>
          {one.name}
        </li>
      ))}
    </ul>
  )
}
