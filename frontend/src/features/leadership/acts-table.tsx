/** Acts, one line each: for whom, until when, what came of it; and the way to what it is about, where it opens. */
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, daysUntil } from '@/lib/format'
import { useToday } from '@/lib/session'

import { leadershipMessages } from './leadership-messages'
import type { Act, Point } from './leadership-queries'

type ActsTableProps = { point: Point; acts: Act[]; isOwn: boolean }

export function ActsTable({ point, acts, isOwn }: ActsTableProps) {
  const t = useMessages(leadershipMessages)
  const language = useLanguage()
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{t.person}</th>
          <th scope="col">{t.due}</th>
          <th scope="col">{t.came}</th>
          <th scope="col"><span className="visually-hidden">{t.see}</span></th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act, index) => (
          <tr key={index}>
            <th scope="row" style={{ fontWeight: 600 }}>{act.person?.name ?? '–'}</th>
            <td data-label={t.due}>
              {dateShort(act.due_on, language)}
              <div className="small dim">{t.since(dateShort(act.received_on, language))}</div>
            </td>
            <td data-label={t.came}><CameOf act={act} point={point} /></td>
            <td><Way act={act} point={point} toDo={isOwn && !act.done_on && !act.handed_on} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CameOf({ act, point }: { act: Act; point: Point }) {
  const t = useMessages(leadershipMessages)
  const language = useLanguage()
  const today = useToday()
  const end = act.done_on ?? act.handed_on
  const isMissed = act.state === 'late' && !end && isOver(point)
  const late = act.state === 'late' && !isMissed ? daysUntil(end ?? today, act.due_on) : 0
  const unfinished = isMissed ? t.missed[point] : t.waits
  const words = act.done_on ? t.done(dateShort(act.done_on, language)) : act.handed_on ? t.handed(dateShort(act.handed_on, language)) : unfinished
  return (
    <>
      {words}
      {late > 0 && <div className="small"><b>{t.days(late)}</b></div>}
    </>
  )
}

/** What cannot be made good once its day has passed: nobody counts further days. */
const isOver = (point: Point): point is 'answers' | 'feedback_given' => point === 'answers' || point === 'feedback_given'

/** Whoever is to act comes to where it is done; others to where it can be read. */
function Way({ act, point, toDo }: { act: Act; point: Point; toDo: boolean }) {
  const t = useMessages(leadershipMessages)
  const words = toDo ? t.act[point] : t.see
  const label = t.actFor(words, act.person?.name ?? t.point[point])
  if (act.evaluation_id) {
    const to = toDo && point === 'evaluations' ? '/evaluasi/$evaluationId' : '/hasil/$evaluationId'
    return <TextLink to={to} params={{ evaluationId: act.evaluation_id }} aria-label={label}>{words}</TextLink>
  }
  if (!act.plan_id) return null
  if (point === 'evidence' && act.period_id) {
    return <TextLink to="/realisasi/$planId/$periodId" params={{ planId: act.plan_id, periodId: act.period_id }} aria-label={label}>{words}</TextLink>
  }
  if (toDo && (point === 'feedback_asked' || point === 'feedback_given')) {
    return <TextLink to="/umpan-balik/tulis" search={{ plan: act.plan_id }} aria-label={label}>{words}</TextLink>
  }
  return <TextLink to="/skp/$planId" params={{ planId: act.plan_id }} aria-label={label}>{words}</TextLink>
}
