/** The leaders below, who needs help first: of each point how many were on time, and what is late. */
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { postIn } from '@/lib/format'

import { anything, settled } from './figures'
import { leadershipMessages } from './leadership-messages'
import type { LeaderLine, PointCounts } from './leadership-queries'
import { POINTS } from './search-params'

type LeadersTableProps = { lines: LeaderLine[]; totals: PointCounts[]; periode: number | undefined }

export function LeadersTable({ lines, totals, periode }: LeadersTableProps) {
  const t = useMessages(leadershipMessages)
  const shown = POINTS.filter((point) => totals.some((one) => one.point === point && anything(one)))
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col" style={{ width: '30%' }}>{t.leader}</th>
          <th scope="col">{t.late}</th>
          {shown.map((point) => <th key={point} scope="col">{t.short[point]}</th>)}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.leader.id}>
            <th scope="row" style={{ fontWeight: 400 }}>
              <TextLink to="/pimpinan/memimpin/$employeeId" params={{ employeeId: line.leader.id }} search={{ periode }} style={{ fontWeight: 600 }}>{line.leader.name}</TextLink>
              <div className="small dim">{postIn(line.leader.position, line.leader.unit.name)}</div>
            </th>
            <td data-label={t.late}>{line.late === 0 ? <span className="dim">{t.allOnTime}</span> : <b>{line.late}</b>}</td>
            {shown.map((point) => <Cell key={point} leader={line.leader} periode={periode} one={line.points.find((each) => each.point === point)} />)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Empty where nothing was to be done. */
function Cell({ leader, periode, one }: { leader: LeaderLine['leader']; periode: number | undefined; one: PointCounts | undefined }) {
  const t = useMessages(leadershipMessages)
  if (!one || !anything(one)) return <td />
  const words = settled(one) === 0 ? t.openN(one.open) : t.onTimeOf(one.on_time, settled(one))
  return (
    <td data-label={t.short[one.point]}>
      <TextLink
        to="/pimpinan/memimpin/$employeeId"
        params={{ employeeId: leader.id }}
        search={{ periode, poin: one.point, lewat: one.late > 0 ? 1 : undefined }}
        aria-label={`${t.short[one.point]}, ${leader.name}: ${words}${one.late > 0 ? `, ${t.lateN(one.late)}` : ''}`}
      >
        {words}
      </TextLink>
      {settled(one) > 0 && one.open > 0 && <div className="tiny dim">{t.openN(one.open)}</div>}
    </td>
  )
}
