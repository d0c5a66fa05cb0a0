/** Those of the team who need no decision, one line each; report and plan are one tap away. */

import { PredikatBadge } from '@/components/predikat'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

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
            <th scope="col" style={{ width: '44%' }}>{t.member}</th>
            <th scope="col" style={{ width: '27%' }}>{t.report}</th>
            <th scope="col" className="num" style={{ width: '14%' }}>{t.progress}</th>
            <th scope="col">{t.predikat}</th>
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
  const { name, position } = line.employee
  const report = line.indicators > 0 ? t.reported(line.reported, line.indicators) : t.noIndicators
  return (
    <tr>
      <th scope="row" style={{ fontWeight: 400 }}>
        {line.plan_id ? <TextLink to="/skp/$planId" params={{ planId: line.plan_id }} style={{ fontWeight: 600 }}>{name}</TextLink> : <b>{name}</b>}
        <div className="small dim">{position}</div>
      </th>
      <td data-label={t.report}>
        {line.plan_id ? <TextLink to="/realisasi/$planId/$periodId" params={{ planId: line.plan_id, periodId }} aria-label={`${report}: ${name}`}>{report}</TextLink> : report}
      </td>
      <td className="num" data-label={t.progress}>{hasFigures(line) ? `${Math.round(line.progress_bp / 100)}\u00a0%` : <span className="dim">{t.noFigures}</span>}</td>
      <td data-label={t.predikat}><PredikatBadge value={line.predikat} /></td>
    </tr>
  )
}

/** A plan measured in words has no mean; nothing expected is not nothing reached. */
const hasFigures = (line: Line) => line.expected_bp > 0 || line.progress_bp > 0
