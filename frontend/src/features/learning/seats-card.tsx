/** Other seats of somebody: what is to come, and what became of earlier ones. */
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'

import { seatMessages } from './seat-messages'
import type { Seat } from './seat-queries'
import { stateWord } from './seat-state'
import { jp, span } from './words'

const CHIPS: Partial<Record<Seat['state'], string>> = { approved: 'note', attended: 'note', offered: 'turn' }

export function SeatsCard({ seats, title, isTurn = false }: { seats: readonly Seat[]; title: string; isTurn?: boolean }) {
  const t = useMessages(seatMessages)
  const language = useLanguage()
  if (seats.length === 0) return null
  return (
    <section className={`card${isTurn ? ' turn' : ''}`} aria-label={title}>
      <header><h2>{title}</h2></header>
      <ul className="rows">
        {seats.map((seat) => (
          <li key={seat.id} className="pick">
            <div>
              <TextLink to="/pelatihan/kursi/$seatId" params={{ seatId: seat.id }} style={{ fontWeight: 600 }}>{seat.title}</TextLink>
              <div className="small dim">{span(seat.from_on, seat.until_on, language)}, {jp(seat.hours, language)}</div>
            </div>
            <span className={`chip ${CHIPS[seat.state] ?? 'wait'}`}>{stateWord(seat, t)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
