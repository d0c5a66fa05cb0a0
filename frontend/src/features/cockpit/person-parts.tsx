/** What is said of a person in the card of those who need help and in every list. */
import { IconHourglass, IconUser } from '@tabler/icons-react'

import { TrackIcon } from '@/components/indicator-progress'
import { progressMessages } from '@/components/progress-messages'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import type { Need, PersonLine } from './cockpit-queries'
import { peopleMessages } from './people-messages'
import { useShown } from './use-shown'

/** To the plan; of who has none, to the person. */
export function PersonName({ line }: { line: PersonLine }) {
  const { id, name } = line.employee
  if (line.plan_id) return <TextLink to="/skp/$planId" params={{ planId: line.plan_id }} style={{ fontWeight: 600 }}>{name}</TextLink>
  return <TextLink to="/opd/pegawai/$employeeId" params={{ employeeId: id }} style={{ fontWeight: 600 }}>{name}</TextLink>
}

/** To what somebody reported, with the evidence of it. */
export function ReportLink({ line, periodId }: { line: PersonLine; periodId: number }) {
  const t = useMessages(peopleMessages)
  if (!line.plan_id || line.indicators === 0) return null
  return (
    <TextLink to="/realisasi/$planId/$periodId" params={{ planId: line.plan_id, periodId }} className="small" aria-label={t.reportOf(line.employee.name)}>
      {t.report}
    </TextLink>
  )
}

export function Needs({ line }: { line: PersonLine }) {
  return (
    <ul className="needs small">
      {line.needs.map((need) => <NeedLine key={need.kind} line={line} need={need} />)}
    </ul>
  )
}

/** What waits on `me` waits on the assessor, who may be somebody else. */
function NeedLine({ line, need }: { line: PersonLine; need: Need }) {
  const t = useMessages(peopleMessages)
  const { count } = useShown()
  const Icon = need.waits_on === 'them' ? IconUser : IconHourglass
  const text = t.needs[need.kind](count(need.count ?? 0), line.assessor?.name ?? t.assessor, count(line.measured))
  return (
    <li>
      {need.kind === 'behind' ? <TrackIcon track={line.track} /> : <Icon size={16} stroke={1.8} aria-hidden="true" />}
      <div>
        {need.kind === 'behind' ? <b>{text}</b> : text}
        {need.waits_days !== null && need.waits_days > 0 && <span className="dim">, {t.days(count(need.waits_days))}</span>}
        {need.kind === 'behind' && line.farthest && <span className="dim">. {t.farthest(line.farthest)}</span>}
      </div>
    </li>
  )
}

const STOOD = new Set(['ahead', 'on_track', 'slightly_behind', 'far_behind'])

/** How somebody stood a week ago, where that was better or worse. */
export function Was({ line }: { line: PersonLine }) {
  const t = useMessages(peopleMessages)
  const words = useMessages(progressMessages)
  if (line.was === null || line.was === line.track || !STOOD.has(line.was)) return null
  return <span className="dim tiny">{t.was(words.track[line.was])}</span>
}
