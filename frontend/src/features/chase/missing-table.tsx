/** One line for each post: who, how it stands, whose turn it is, and how they were reminded. */
import { Checkbox } from '@mantine/core'

import { commonMessages } from '@/components/common-messages'
import { PersonLine } from '@/components/people'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, daysUntil } from '@/lib/format'
import { useToday } from '@/lib/session'

import { chaseMessages } from './chase-messages'
import type { Line } from './chase-queries'

type MissingTableProps = {
  lines: Line[]
  /** Nothing is chosen by who may only look. */
  chosen: Line[] | null
  locked: boolean
  onChoose: (line: Line, wanted: boolean) => void
}

export function MissingTable({ lines, chosen, locked, onChoose }: MissingTableProps) {
  const t = useMessages(chaseMessages)
  return (
    <table className="plain cards missing">
      <thead>
        <tr>
          <th scope="col">{t.person}</th>
          <th scope="col">{t.unit}</th>
          <th scope="col">{t.whose}</th>
          <th scope="col">{t.last}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.assignment_id}>
            <th scope="row" style={{ fontWeight: 400 }}>
              <div className="missing-person">
                {chosen && <Checkbox aria-label={t.choose(line.employee.name)} checked={chosen.includes(line)} disabled={locked || t.why[line.outcome] !== ''} onChange={(event) => onChoose(line, event.currentTarget.checked)} />}
                <PersonLine name={line.employee.name} post={line.employee.position} />
              </div>
            </th>
            <td data-label={t.unit}>
              {line.unit.name}
              {line.indicators > 0 && <div className="small dim">{t.reported(line.reported, line.indicators)}</div>}
            </td>
            <td data-label={t.whose}>{line.turn?.id === line.employee.id ? t.own : (line.turn?.name ?? '—')}</td>
            <td data-label={t.last}><Reminded line={line} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reminded({ line: { last, this_week, outcome } }: { line: Line }) {
  const t = useMessages(chaseMessages)
  const common = useMessages(commonMessages)
  const language = useLanguage()
  const today = useToday()
  const day = (on: string) => (daysUntil(on, today) === 0 ? common.today.toLowerCase() : dateNear(on, language))
  return (
    <>
      {last ? <>{daysUntil(last.on, today) > 0 ? t.willRemind(day(last.on), last.by) : t.reminded(day(last.on), last.by)}{this_week > 0 && <span className="dim">, {t.times(this_week)}</span>}</> : <span className="dim">{t.never}</span>}
      {t.why[outcome] && <div className="small dim">{t.why[outcome]}</div>}
    </>
  )
}
