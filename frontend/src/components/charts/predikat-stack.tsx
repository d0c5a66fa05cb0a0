/** One bar of a hundred per cent for each group, from Sangat Baik to Sangat Kurang, with the guideline as a mark. */
import { useId } from 'react'

import { predikatMessages } from '@/components/predikat-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { chartMessages } from './chart-messages'
import { Hatch } from './hatch'
import { BEST_FIRST, type Counts, type Guide, markAt, type Part, partsOf, percent, totalOf } from './shares'

/** `counts` are null where the group is too small to be shown. */
export type StackRow = { key: string; name: string; counts: Counts | null; guides?: Guide[] }

const [HEIGHT, TOP, BAR] = [34, 5, 24]
/** A figure needs so many per cent for each of its signs, and as many between it and a mark. */
const PER_SIGN = 3

export function PredikatStack({ rows }: { rows: StackRow[] }) {
  const t = useMessages(chartMessages)
  const language = useLanguage()
  return (
    <>
      <PredikatLegend withGuide={rows.some((row) => row.guides?.length)} />
      <ul className="chart-rows">
        {rows.map((row) => (
          <li key={row.key}>
            <span className="name">{row.name}</span>
            <span className="total">{row.counts ? t.people(number(totalOf(row.counts), language)) : t.hiddenShort}</span>
            {row.counts ? <Stack name={row.name} counts={row.counts} guides={row.guides} /> : <span className="dim small">{t.hidden}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

type StackProps = { name: string; counts: Counts; guides?: Guide[] }

function Stack({ name, counts, guides = [] }: StackProps) {
  const [t, words] = [useMessages(chartMessages), useMessages(predikatMessages).predikat]
  const language = useLanguage()
  const hatch = useId()
  const parts = partsOf(counts)
  const said = parts.filter((part) => part.count > 0).map((part) => t.part(words[part.predikat], number(part.count, language), percent(part.percent, language)))
  const marks = guides.map((guide) => t[guide.kind](words[guide.predikat], percent(guide.percent, language)))
  return (
    <svg className="stack-bar" width="100%" height={HEIGHT} role="img" aria-label={`${name}: ${[...said, ...marks].join('; ') || t.nobody}`}>
      <Hatch id={hatch} />
      <rect x="0" y={TOP} width="100%" height={BAR} className="ground" />
      {parts.filter((part) => part.count > 0).map((part) => <Segment key={part.predikat} part={part} hatch={hatch} marks={guides.map((guide) => markAt(parts, guide))} />)}
      {guides.map((guide) => (
        <line key={guide.predikat + guide.kind} className="guide" x1={`${markAt(parts, guide)}%`} x2={`${markAt(parts, guide)}%`} y1="0" y2={HEIGHT} />
      ))}
    </svg>
  )
}

type SegmentProps = { part: Part; hatch: string; marks: number[] }

function Segment({ part, hatch, marks }: SegmentProps) {
  const figure = number(part.count, useLanguage())
  const [middle, room] = [part.from + part.percent / 2, PER_SIGN * Math.max(2, figure.length)]
  const fits = part.percent >= room && marks.every((mark) => Math.abs(mark - middle) > room / 2)
  const place = { x: `${part.from}%`, y: TOP, height: BAR, style: { width: `max(2px, calc(${part.percent}% - 2px))` } }
  return (
    <g className={`f-${part.predikat}`}>
      <rect {...place} className="fill" />
      <rect {...place} className="hatch" fill={`url(#${hatch})`} />
      {fits && <text x={`${middle}%`} y={TOP + BAR / 2} dominantBaseline="central" textAnchor="middle">{figure}</text>}
    </g>
  )
}

/** Which colour is which word; hatched on paper where colours of the two worst would be alike. */
export function PredikatLegend({ withGuide = false }: { withGuide?: boolean }) {
  const [t, words] = [useMessages(chartMessages), useMessages(predikatMessages).predikat]
  const hatch = useId()
  return (
    <ul className="legend">
      {BEST_FIRST.map((one) => (
        <li key={one}>
          <svg width="14" height="14" className={`f-${one}`} aria-hidden="true">
            <Hatch id={`${hatch}${one}`} />
            <rect x="1" y="1" width="12" height="12" className="fill" />
            <rect x="1" y="1" width="12" height="12" className="hatch" fill={`url(#${hatch}${one})`} />
          </svg>
          {words[one]}
        </li>
      ))}
      {withGuide && <li><svg width="14" height="14" aria-hidden="true"><line className="guide" x1="7" x2="7" y1="0" y2="14" /></svg>{t.guide}</li>}
    </ul>
  )
}
