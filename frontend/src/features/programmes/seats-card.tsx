/** The queue as far as somebody sees it, in groups: what needs a reason first, then who has a seat, who waits, who is out. */
import { useState } from 'react'

import { SeenBy } from '@/components/people'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { CorrectDialog } from './correct-dialog'
import { PassDialog } from './pass-dialog'
import type { Programme, Seat, SeatState } from './programme-queries'
import { seatMessages } from './seat-messages'
import { type SeatActs, SeatRow } from './seat-row'
import { isMaking } from './step-of'

const SHOWN = 6
const SEATED: readonly SeatState[] = ['suggested', 'offered', 'accepted', 'approved', 'attended']
type Group = 'mine' | 'reason' | 'seated' | 'waiting' | 'out' | 'passed'
/** Who has no seat is folded once seats are offered. */
const LATER = new Set<Group>(['waiting', 'out', 'passed'])
const GROUPS: readonly Group[] = ['mine', 'reason', 'seated', 'waiting', 'out', 'passed']

function groupOf(seat: Seat, me: string): Group {
  if (seat.employee.id === me) return 'mine'
  if (seat.needs_reason) return 'reason'
  if (SEATED.includes(seat.state)) return 'seated'
  if (seat.state === 'waiting') return 'waiting'
  return seat.state === 'passed_over' ? 'passed' : 'out'
}

export function SeatsCard({ programme, seats }: { programme: Programme; seats: Seat[] }) {
  const t = useMessages(seatMessages)
  const me = useMe()
  const [passing, setPassing] = useState<Seat | null>(null)
  const [correcting, setCorrecting] = useState<Seat | null>(null)
  if (seats.length === 0) return null
  const counts = programme.seats
  const seated = SEATED.reduce((sum, state) => sum + counts[state], 0)
  return (
    <section className="card" aria-labelledby="kursi">
      <header><div><h2 id="kursi">{t.title}</h2></div><span className="small dim">{t.counts(seated, counts.waiting)}</span></header>
      <div className="card-body small dim stack-sm"><span>{t.fairness}</span><SeenBy who={t.seenBy} /></div>
      {GROUPS.map((group) => (
        <SeatGroup key={group} group={group} isOpen={isMaking(programme) || !LATER.has(group)} seats={seats.filter((seat) => groupOf(seat, me.id) === group)} onPass={setPassing} onCorrect={setCorrecting} />
      ))}
      {correcting && <CorrectDialog seat={correcting} onClose={() => setCorrecting(null)} />}
      {passing && <PassDialog seat={passing} onClose={() => setPassing(null)} />}
    </section>
  )
}

type SeatGroupProps = { group: Group; isOpen: boolean; seats: Seat[] } & SeatActs

function SeatGroup({ group, isOpen, seats, ...acts }: SeatGroupProps) {
  const t = useMessages(seatMessages)
  const [all, setAll] = useState(false)
  if (seats.length === 0) return null
  const shown = all ? seats : seats.slice(0, SHOWN)
  return (
    <details className="fold seat-group" open={isOpen}>
      <summary><h3>{t.group[group]} <span className="dim">{seats.length}</span></h3></summary>
      <ul className="rows">{shown.map((seat) => <SeatRow key={seat.id} seat={seat} {...acts} />)}</ul>
      {shown.length < seats.length && <p className="card-body"><button type="button" className="as-link" onClick={() => setAll(true)}>{t.all(seats.length)}</button></p>}
    </details>
  )
}
