/** The way as one picture: full where it is decided, broken where it is an estimate; the same is said in words. */
import { predikatMessages } from '@/components/predikat-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull } from '@/lib/format'

import { creditMessages } from './credit-messages'
import type { Credit, Need } from './credit-queries'
import { DRAWN, HEIGHT, type Shape, shapeOf, TOP } from './way-shape'
import { monthWords, plainPoints, stepName } from './words'

export function WayChart({ credit, need }: { credit: Credit; need: Need }) {
  const t = useMessages(creditMessages)
  const words = useMessages(predikatMessages).predikat
  const language = useLanguage()
  const shape = shapeOf(credit, need)
  const to = stepName(credit, need, t)
  const said = [
    ...credit.history.map(({ month, points }) => t.at(monthWords(month, language), plainPoints(points, language))),
    t.needed(plainPoints(need.need, language), to),
    ...need.ways.map((way) => t.wayIf(words[way.predikat], dateFull(way.enough_on, language))),
  ]
  return (
    <div className="chart">
      <svg className="way" width="100%" height={HEIGHT} role="img" aria-label={`${t.chart}: ${said.join('; ')}`}>
        {shape.isAhead && <rect className="ahead" x={`${shape.x(shape.now)}%`} width={`${shape.right - shape.x(shape.now)}%`} y={TOP - 20} height={shape.y(0) - TOP + 20} />}
        {shape.isAhead && <text x={`${shape.right - 1}%`} y={TOP - 6} textAnchor="end">{t.estimate}</text>}
        <Grid shape={shape} />
        <text className="aim" x={`${shape.left + 1}%`} y={shape.y(shape.marks.at(-1) ?? 0) - 7}>{to}</text>
        {shape.ahead.map(({ way, at, points, isThere }) => (
          <g key={way.predikat} className={`course ${way.predikat}`}>
            <line x1={`${shape.x(shape.now)}%`} x2={`${shape.x(at)}%`} y1={shape.y(shape.known.at(-1)?.points ?? 0)} y2={shape.y(points)} />
            {isThere && <circle cx={`${shape.x(at)}%`} cy={shape.y(points)} r="5" />}
          </g>
        ))}
        <Known shape={shape} />
      </svg>
      {shape.isAhead && <Legend />}
    </div>
  )
}

function Grid({ shape }: { shape: Shape }) {
  const language = useLanguage()
  return (
    <>
      {shape.marks.map((mark, index) => (
        <g key={mark}>
          <line className={index === 2 ? 'need' : 'grid'} x1={`${shape.left}%`} x2={`${shape.right}%`} y1={shape.y(mark)} y2={shape.y(mark)} />
          <text x={`${shape.left - 1.5}%`} y={shape.y(mark)} textAnchor="end" dominantBaseline="central">{plainPoints(String(mark), language)}</text>
        </g>
      ))}
      {shape.years.map(({ year, at }) => <text key={year} x={`${shape.x(at)}%`} y={HEIGHT - 6} textAnchor="middle">{year}</text>)}
    </>
  )
}

function Known({ shape }: { shape: Shape }) {
  return (
    <g className="course known">
      {shape.known.slice(1).map((one, index) => {
        const before = shape.known[index] ?? one
        return <line key={one.month} x1={`${shape.x(before.at)}%`} x2={`${shape.x(one.at)}%`} y1={shape.y(before.points)} y2={shape.y(one.points)} />
      })}
      {shape.known.map((one) => <circle key={one.month} cx={`${shape.x(one.at)}%`} cy={shape.y(one.points)} r="5" />)}
    </g>
  )
}

function Legend() {
  const t = useMessages(creditMessages)
  const words = useMessages(predikatMessages).predikat
  return (
    <ul className="legend">
      {(['known', ...DRAWN] as const).map((one) => (
        <li key={one}>
          <svg className={`course ${one}`} width="34" height="12" aria-hidden="true">
            <line x1="1" x2="33" y1="6" y2="6" />
          </svg>
          {one === 'known' ? t.decided : words[one]}
        </li>
      ))}
    </ul>
  )
}
