/** One training: its days, what it teaches, whether it is for me, and whether there are seats. */
import { IconTarget } from '@tabler/icons-react'

import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { catalogueMessages } from './catalogue-messages'
import { span } from './days'
import { programmeMessages } from './programme-messages'
import { type Programme, useCompetenceName } from './programme-queries'
import { seatMessages } from './seat-messages'
import type { Mine } from './use-mine'

type CatalogueRowProps = { programme: Programme; mine: Mine }

export function CatalogueRow({ programme, mine }: CatalogueRowProps) {
  const t = useMessages(catalogueMessages)
  const words = useMessages(programmeMessages)
  const seat = useMessages(seatMessages)
  const language = useLanguage()
  const nameOf = useCompetenceName()
  const { id, title, from_on, until_on, mode, hours, provider, place, competences, unit, seats, state } = programme
  const free = state === 'done' ? t.attended(seats.attended) : seats.free > 0 ? t.free(seats.free, seats.total) : t.full(seats.total)
  return (
    <li className="calendar-row">
      <time dateTime={from_on}>{span(from_on, until_on, language)}</time>
      <div className="stack-sm">
        <div>
          <TextLink fw={700} to="/opd/pelatihan/usulan/$programmeId" params={{ programmeId: id }}>{title}</TextLink>
          <div className="small dim">{t.line(words.mode[mode], number(hours, language), provider)}{place && `, ${place}`}</div>
          <div className="small">{competences.map(nameOf).join(', ')}. <span className="dim">{unit.name}</span></div>
        </div>
        {(mine.needs.length > 0 || mine.seat) && (
          <div className="line">
            {mine.needs.length > 0 && <span className="chip turn"><IconTarget size={15} stroke={2} aria-hidden="true" /> {t.answersYours}: {mine.needs.join(', ')}</span>}
            {mine.seat && <span className="chip note">{t.seat(seat.state[mine.seat.state].toLowerCase())}</span>}
          </div>
        )}
      </div>
      <span className="small dim">{free}</span>
    </li>
  )
}
