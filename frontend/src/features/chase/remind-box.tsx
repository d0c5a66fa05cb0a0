/** What they will read and when, one button, and what became of it. */
import { Button } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, number, time } from '@/lib/format'
import { useMe } from '@/lib/session'

import { chaseMessages } from './chase-messages'
import { type KnownPlace, type Line, type Nudged, type Subject, useNudge } from './chase-queries'

type RemindBoxProps = {
  place: KnownPlace
  tally: Subject
  chosen: Line[]
  /** How many are on the whole list, if all of them are meant. */
  everybody: number | null
}

export function RemindBox({ place, tally, chosen, everybody }: RemindBoxProps) {
  const t = useMessages(chaseMessages)
  const language = useLanguage()
  const me = useMe()
  const nudge = useNudge()
  const people = [...new Set(chosen.map((line) => line.employee.id))]
  const count = number(everybody ?? people.length, language)
  const own = chosen.every((line) => line.turn?.id === line.employee.id)
  const send = () => nudge.mutate({ ...place, tally, people: everybody ? [] : people, everybody: everybody !== null })
  return (
    <div className="stack-sm">
      {chosen.length > 0 && <p className="small dim" style={{ margin: 0 }}>{t.preview(me.name)} <Arrival chosen={chosen} /></p>}
      <div className="line">
        <Button leftSection={<IconBell size={20} stroke={1.8} aria-hidden="true" />} disabled={chosen.length === 0} loading={nudge.isPending} onClick={send}>{own ? t.remind(count) : t.remindAbout(count)}</Button>
      </div>
      <ProblemNotice error={nudge.error} />
      {nudge.data && <Done answer={nudge.data} />}
    </div>
  )
}

/** The first moment at which one of the reminders appears. */
function Arrival({ chosen }: { chosen: Line[] }) {
  const t = useMessages(chaseMessages)
  const when = useWhen()
  const later = chosen.filter((line) => line.outcome === 'later').flatMap((line) => line.arrives_at ?? []).sort()
  if (!later[0]) return t.atOnce
  return t.waits(time(new Date().toISOString()), when(later[0]))
}

function Done({ answer }: { answer: Nudged }) {
  const t = useMessages(chaseMessages)
  const when = useWhen()
  const { now, later, people, skipped } = answer
  const arrives = answer.arrives_at ? when(answer.arrives_at) : ''
  return (
    <div className="box note" role="status">
      <p>
        <b>
          {now > 0 && later > 0 ? t.done.both(now, later, arrives) : now > 0 ? t.done.now(now, people) : later > 0 ? t.done.later(later, people, arrives) : t.done.nobody}
        </b>
      </p>
      {skipped.map((one) => <p key={one.why} className="small">{t.done.skipped(one.people, t.why[one.why])}</p>)}
    </div>
  )
}

/** "Jumat, 9 Okt pukul 07.00", in Bali. */
function useWhen() {
  const t = useMessages(chaseMessages)
  const language = useLanguage()
  const dayInBali = (iso: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Makassar' }).format(new Date(iso))
  return (iso: string) => t.when(dateNear(dayInBali(iso), language), time(iso))
}
