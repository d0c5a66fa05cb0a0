/** What of somebody stands on their card as in their row: the name that leads on, and the last predikat. */
import { PredikatBadge } from '@/components/predikat'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'

import { teamMessages } from './team-messages'
import type { Line } from './team-queries'

/** To the plan; of who has none, to the person. */
export function MemberName({ line }: { line: Line }) {
  const { id, name } = line.employee
  if (line.plan_id) return <TextLink to="/skp/$planId" params={{ planId: line.plan_id }} style={{ fontWeight: 600 }}>{name}</TextLink>
  return <TextLink to="/opd/pegawai/$employeeId" params={{ employeeId: id }} style={{ fontWeight: 600 }}>{name}</TextLink>
}

/** To what somebody needs to learn, and does. */
export function MemberLearning({ line }: { line: Line }) {
  const t = useMessages(teamMessages)
  const { id, name } = line.employee
  return <TextLink to="/tim/$employeeId/pengembangan" params={{ employeeId: id }} className="small" aria-label={`${t.learning}: ${name}`}>{t.learning}</TextLink>
}

/** Of this period where there is one, else of the last that was signed. */
const WEAK = ['kurang', 'sangat_kurang']

export function Result({ line, periodId }: { line: Line; periodId: number }) {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  const shown = line.predikat ? { predikat: line.predikat, period_id: periodId } : line.last
  if (!shown) return <span className="dim">{t.noResult}</span>
  return (
    <span className="result">
      <PredikatBadge value={shown.predikat} provisional={line.evaluation_state === 'rated' && line.predikat !== null} />
      <span className="tiny dim">{periodName(shown.period_id, language)}</span>
      {WEAK.includes(shown.predikat) && <TextLink to="/perbaikan/$employeeId" params={{ employeeId: line.employee.id }}>{t.help}</TextLink>}
    </span>
  )
}
