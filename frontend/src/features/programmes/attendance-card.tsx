/** The list of a session: who used the code is ticked already; HR ticks the others. */
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, postIn } from '@/lib/format'
import { useToday } from '@/lib/session'

import { attendanceMessages } from './attendance-messages'
import { CodeDialog } from './code-dialog'
import { sessionsOn, sessionsUntil } from './days'
import { isGoing, type Programme, type Seat, useNoteAttendance } from './programme-queries'

type AttendanceCardProps = { programme: Programme; seats: Seat[] }

export function AttendanceCard({ programme, seats }: AttendanceCardProps) {
  const t = useMessages(attendanceMessages)
  const language = useLanguage()
  const today = useToday()
  const held = sessionsUntil(programme.sessions, today)
  const [chosen, choose] = useState<number | null>(null)
  const session = chosen ?? held.at(-1) ?? 1
  const [isShown, setShown] = useState(false)
  const dayOf = (number: number) => programme.sessions[number - 1]?.on ?? programme.from_on
  // The first of the day is what is to be done next, above.
  const isAnother = sessionsOn(programme.sessions, today).indexOf(session) > 0
  const going = seats.filter(isGoing)
  return (
    <section className="card" aria-labelledby="hadir">
      <header>
        <div><h2 id="hadir">{t.title}</h2></div>
        {isAnother && <Button variant="default" size="sm" onClick={() => setShown(true)}>{t.show}</Button>}
      </header>
      <div className="card-body stack">
        <div className="session-pick">
          <SelectField label={t.session} value={String(session)} onChange={(value) => choose(Number(value))}>
            {held.map((number) => <option key={number} value={number}>{t.option(number, dateNear(dayOf(number), language))}</option>)}
          </SelectField>
        </div>
        {going.length === 0 ? <p className="dim">{t.nobody}</p> : <SessionList key={session} programme={programme} seats={going} session={session} />}
      </div>
      {isShown && <CodeDialog programme={programme} seats={seats} session={session} onClose={() => setShown(false)} />}
    </section>
  )
}

type SessionListProps = AttendanceCardProps & { session: number }

function SessionList({ programme, seats, session }: SessionListProps) {
  const t = useMessages(attendanceMessages)
  const [changed, setChanged] = useState<Record<string, boolean>>({})
  const note = useNoteAttendance(programme.id)
  const isThere = ({ id, attended_sessions: attended }: Seat) => changed[id] ?? attended.includes(session)
  const there = seats.filter(isThere).length
  const set = (part: Record<string, boolean>) => {
    note.reset()
    setChanged({ ...changed, ...part })
  }
  const save = () => note.mutate({ session, changed }, { onSuccess: () => setChanged({}) })
  return (
    <div className="stack-sm">
      <div className="line spread">
        <b role="status">{t.counted(there, seats.length)}</b>
        <Button variant="subtle" size="sm" onClick={() => set(Object.fromEntries(seats.map(({ id }) => [id, true])))}>{t.everybody}</Button>
      </div>
      <p className="small dim">{t.hint}</p>
      <ul className="attendance">
        {seats.map((seat) => (
          <li key={seat.id}>
            <Checkbox label={seat.employee.name} description={postIn(seat.position, seat.unit.name)} checked={isThere(seat)} onChange={(event) => set({ [seat.id]: event.currentTarget.checked })} />
          </li>
        ))}
      </ul>
      <ProblemNotice error={note.error} />
      {note.isSuccess && <p role="status" className="box note">{t.saved(there)}</p>}
      <div className="line"><Button variant="default" loading={note.isPending} onClick={save}>{t.save}</Button></div>
    </div>
  )
}
