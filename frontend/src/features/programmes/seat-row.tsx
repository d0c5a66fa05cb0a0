/** Somebody's place in the queue with the reasons for it. */
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCalendarStats, IconTarget, IconUsers } from '@tabler/icons-react'

import { PersonLine } from '@/components/people'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, postIn } from '@/lib/format'

import { monthOf } from './days'
import { type Seat, useCompetenceName } from './programme-queries'
import { seatMessages } from './seat-messages'

const CHIP: Record<Seat['state'], string> = { suggested: 'note', waiting: 'wait', offered: 'wait', accepted: 'note', approved: 'note', declined: '', attended: 'note', missed: 'warn', passed_over: '' }
const ICON = { size: 18, stroke: 1.8, 'aria-hidden': true } as const

type Origin = keyof (typeof seatMessages)['id']['origin']

export type SeatActs = { onPass: (seat: Seat) => void; onCorrect: (seat: Seat) => void }

export function SeatRow({ seat, onPass, onCorrect }: { seat: Seat } & SeatActs) {
  const t = useMessages(seatMessages)
  const { employee, unit, needs_reason: owes } = seat
  const held = seat.reasons.held as keyof typeof t.held | null
  return (
    <li className="seat">
      <PersonLine name={employee.name} post={postIn(seat.position, unit.name)} />
      <div className="stack-sm small">
        <Reasons seat={seat} />
        {held && seat.state === 'waiting' && <p>{t.held[held]}</p>}
        {seat.refusal && <p className="written">{t.refused(seat.refusal)}</p>}
        {seat.passed_over_reason && <p className="written">{t.because(seat.passed_over_reason)}</p>}
      </div>
      <div className="seat-state">
        <StateOf seat={seat} />
        <span className="tiny dim">{t.place(seat.place)}</span>
        {seat.may.includes('pass_over') && !seat.passed_over_reason && (
          <Button className="no-print" variant={owes ? 'default' : 'subtle'} size="sm" aria-label={owes ? t.writeReasonWho(employee.name) : t.passOverWho(employee.name)} onClick={() => onPass(seat)}>{owes ? t.writeReason : t.passOver}</Button>
        )}
        {seat.may.includes('correct') && <Button className="no-print" variant="subtle" size="sm" aria-label={t.correctWho(employee.name)} onClick={() => onCorrect(seat)}>{t.correct}</Button>}
      </div>
    </li>
  )
}

function StateOf({ seat: { state, answer_until, approver } }: { seat: Seat }) {
  const t = useMessages(seatMessages)
  const language = useLanguage()
  const words = state === 'offered' && answer_until ? t.until(dateNear(answer_until, language)) : state === 'accepted' && approver ? t.waitsFor(approver.name) : t.state[state]
  return <span className={`chip ${CHIP[state]}`}>{words}</span>
}

/** Need, time since the last training, passed over before, and the unit's duty roster. */
function Reasons({ seat: { reasons, employee } }: { seat: Seat }) {
  const t = useMessages(seatMessages)
  const language = useLanguage()
  const nameOf = useCompetenceName()
  const { needs, last_trained, passed, unit_people, unit_away, unit_room } = reasons
  const roster = unit_away > 0 ? t.rosterAway(unit_people, unit_away, unit_room) : t.roster(unit_people, unit_room)
  return (
    <ul className="needs seat-reasons" aria-label={t.reasons(employee.name)}>
      {needs.map(({ competence, origins, since }) => (
        <li key={competence}><IconTarget {...ICON} /> <span>{t.need(nameOf(competence), origins.map((one) => t.origin[one as Origin]).join(', '), monthOf(since, language))}</span></li>
      ))}
      <li><IconCalendarStats {...ICON} /> <span>{last_trained ? t.last(monthOf(last_trained, language)) : t.never}{passed === 0 && `, ${t.notPassed}`}</span></li>
      {passed > 0 && <li><IconArrowBackUp {...ICON} /> <span>{t.passed(passed)}</span></li>}
      <li><IconUsers {...ICON} /> <span>{roster}</span></li>
    </ul>
  )
}
