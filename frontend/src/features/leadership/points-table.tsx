/** The points of one leader: what was on time, what is late, what still has time; each number opens its acts. */
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { anything, settled } from './figures'
import { leadershipMessages } from './leadership-messages'
import type { LeaderPoint } from './leadership-queries'

type PointsTableProps = { leaderId: string; points: LeaderPoint[]; periode: number | undefined }

export function PointsTable({ points, ...place }: PointsTableProps) {
  const t = useMessages(leadershipMessages)
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col" style={{ width: '46%' }}>{t.what}</th>
          <th scope="col">{t.onTime}</th>
          <th scope="col">{t.late}</th>
          <th scope="col">{t.open}</th>
        </tr>
      </thead>
      <tbody>
        {points.filter(anything).map((one) => <PointRow key={one.point} one={one} {...place} />)}
      </tbody>
    </table>
  )
}

function PointRow({ leaderId, periode, one }: { leaderId: string; periode: number | undefined; one: LeaderPoint }) {
  const t = useMessages(leadershipMessages)
  const name = t.point[one.point]
  const to = { to: '/pimpinan/memimpin/$employeeId', params: { employeeId: leaderId } } as const
  return (
    <tr>
      <th scope="row" style={{ fontWeight: 400 }}>
        <TextLink {...to} search={{ periode, poin: one.point }} style={{ fontWeight: 600 }} aria-label={t.seeAll(name)}>{name}</TextLink>
        <div className="small dim">{t.rule[one.point](one.within_days ?? 0)}</div>
      </th>
      <td data-label={t.onTime}>{settled(one) === 0 ? <span className="dim">{t.notYet}</span> : t.onTimeOf(one.on_time, settled(one))}</td>
      <td data-label={t.late}>
        {one.late === 0 ? (
          <span className="dim">{t.allOnTime}</span>
        ) : (
          <TextLink {...to} search={{ periode, poin: one.point, lewat: 1 }} aria-label={t.seeLate(one.late, name)} style={{ fontWeight: 700 }}>{one.late}</TextLink>
        )}
      </td>
      <td data-label={t.open}>{one.open === 0 ? <span className="dim">{t.allOnTime}</span> : one.open}</td>
    </tr>
  )
}
