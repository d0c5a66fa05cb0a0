/** Those of the team who need nothing from me now, one line each; report and plan are one tap away. */
import { TrackWord } from '@/components/indicator-progress'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { MemberLearning, MemberName, Result } from './member-parts'
import { teamMessages } from './team-messages'
import type { Line } from './team-queries'

type MembersProps = { title: string; lines: Line[]; periodId: number }

export function Members({ title, lines, periodId }: MembersProps) {
  const t = useMessages(teamMessages)
  if (lines.length === 0) return null
  return (
    <section className="card" aria-label={title}>
      <header><h2>{title}</h2><span className="dim">{t.persons(lines.length)}</span></header>
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col" style={{ width: '30%' }}>{t.member}</th>
            <th scope="col" style={{ width: '25%' }}>{t.report}</th>
            <th scope="col" style={{ width: '27%' }}>{t.track}</th>
            <th scope="col">{t.result}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => <Member key={line.assignment_id} line={line} periodId={periodId} />)}
        </tbody>
      </table>
    </section>
  )
}

function Member({ line, periodId }: { line: Line; periodId: number }) {
  const t = useMessages(teamMessages)
  return (
    <tr>
      <th scope="row" style={{ fontWeight: 400 }}>
        <MemberName line={line} />
        <div className="small dim">{line.employee.position}</div>
        <MemberLearning line={line} />
      </th>
      <td data-label={t.report}><Report line={line} periodId={periodId} /></td>
      <td data-label={t.track}>
        {line.indicators > 0 && (line.track === 'reported' ? <span className="dim">{t.inWords}</span> : <TrackWord track={line.track} />)}
        {line.behind > 0 && <div className="tiny dim">{t.someBehind(line.behind, line.measured)}{line.farthest && `. ${t.farthest(line.farthest)}`}</div>}
      </td>
      <td data-label={t.result}><Result line={line} periodId={periodId} /></td>
    </tr>
  )
}

/** How much is reported, and what else the person has to do. */
function Report({ line, periodId }: { line: Line; periodId: number }) {
  const t = useMessages(teamMessages)
  const report = line.indicators > 0 ? t.reported(line.reported, line.indicators) : t.noIndicators
  const others = line.needs.filter((need) => need.kind !== 'not_reported')
  return (
    <>
      {line.plan_id && line.indicators > 0 ? (
        <TextLink to="/realisasi/$planId/$periodId" params={{ planId: line.plan_id, periodId }} aria-label={`${report}: ${line.employee.name}`}>{report}</TextLink>
      ) : report}
      {others.map((need) => (
        <div key={need.kind} className="small">{t.need[need.kind](need.count ?? 0, line.measured, false)}</div>
      ))}
    </>
  )
}
