/** How the predikat of one group are spread: a bar for each, with the guideline as a mark on it. */
import { useId } from 'react'

import { PredikatBadge } from '@/components/predikat'
import { predikatMessages } from '@/components/predikat-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { chartMessages } from './chart-messages'
import { Hatch } from './hatch'
import { type Counts, type Guide, type Part, partsOf, percent } from './shares'

type PredikatBarsProps = { counts: Counts; guides?: Guide[] }

export function PredikatBars({ counts, guides = [] }: PredikatBarsProps) {
  const language = useLanguage()
  return (
    <ul className="predikat-bars">
      {partsOf(counts).map((part) => (
        <li key={part.predikat}>
          <PredikatBadge value={part.predikat} />
          <Bar part={part} guides={guides.filter((guide) => guide.predikat === part.predikat)} />
          <span className="num">{number(part.count, language)} · {percent(part.percent, language)}</span>
        </li>
      ))}
    </ul>
  )
}

function Bar({ part, guides }: { part: Part; guides: Guide[] }) {
  const [t, words] = [useMessages(chartMessages), useMessages(predikatMessages).predikat]
  const language = useLanguage()
  const hatch = useId()
  const word = words[part.predikat]
  const marks = guides.map((guide) => t[guide.kind](word, percent(guide.percent, language)))
  return (
    <svg className={`f-${part.predikat}`} width="100%" height="22" role="img" aria-label={[t.part(word, number(part.count, language), percent(part.percent, language)), ...marks].join('; ')}>
      <Hatch id={hatch} />
      <rect x="0" y="5" width="100%" height="12" rx="3" className="ground" />
      <rect x="0" y="5" width={`${part.percent}%`} height="12" rx="3" className="fill" />
      <rect x="0" y="5" width={`${part.percent}%`} height="12" rx="3" className="hatch" fill={`url(#${hatch})`} />
      {guides.map((guide) => <line key={guide.kind} className="guide" x1={`${guide.percent}%`} x2={`${guide.percent}%`} y1="0" y2="22" />)}
    </svg>
  )
}
