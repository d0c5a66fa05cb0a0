/** People who need something from me: everything they need, and one act first. */
import { IconArrowRight, IconHourglass, IconUser } from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { TrackIcon } from '@/components/indicator-progress'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { initials } from '@/lib/format'

import { MemberLearning, MemberName, Result } from './member-parts'
import { teamMessages } from './team-messages'
import type { Line, Need } from './team-queries'

type NeedCardProps = { title: string; lines: Line[]; periodId: number }

export function NeedCard({ title, lines, periodId }: NeedCardProps) {
  const t = useMessages(teamMessages)
  if (lines.length === 0) return null
  return (
    <section className="card turn" aria-label={title}>
      <header><h2>{title}</h2><span>{t.persons(lines.length)}</span></header>
      <ul className="rows">
        {lines.map((line, index) => <NeedRow key={line.assignment_id} line={line} periodId={periodId} first={index === 0} />)}
      </ul>
    </section>
  )
}

function NeedRow({ line, periodId, first }: { line: Line; periodId: number; first: boolean }) {
  const t = useMessages(teamMessages)
  const main = line.needs[0]
  const link = main && linkFor(line, main.kind, periodId)
  return (
    <li className="task">
      <div className="stack-sm">
        <div className="person">
          <div className="initials" aria-hidden="true">{initials(line.employee.name)}</div>
          <div style={{ minWidth: 0 }}>
            <MemberName line={line} />
            <span>{line.employee.position}</span>
            {line.acting && <span className="chip">{t.acting}</span>}
          </div>
        </div>
        <div className="under-person stack-sm">
          <ul className="needs">
            {line.needs.map((need) => <NeedLine key={need.kind} line={line} need={need} periodId={periodId} linked={need !== main} />)}
          </ul>
          <div className="line small">
            {(line.last || line.predikat) && <span className="result"><span className="dim">{t.result}:</span> <Result line={line} periodId={periodId} /></span>}
            <span className="dim">{said(line, t)}</span>
            <MemberLearning line={line} />
          </div>
        </div>
      </div>
      {main && link && (
        <div className="act">
          <ButtonLink {...link} variant={first ? 'filled' : 'default'} aria-label={`${t.act[main.kind]}: ${line.employee.name}`} rightSection={<IconArrowRight size={18} stroke={2} aria-hidden="true" />}>
            {t.act[main.kind]}
          </ButtonLink>
        </div>
      )}
    </li>
  )
}

/** What no need says already. */
function said(line: Line, t: (typeof teamMessages)['id']) {
  const kinds = new Set(line.needs.map((need) => need.kind))
  const parts = [
    line.indicators > 0 && !kinds.has('not_reported') && !kinds.has('plan_to_agree') && t.reported(line.reported, line.indicators),
    !kinds.has('no_feedback') && line.feedback_given > 0 && t.feedback(line.feedback_given),
  ]
  return parts.filter(Boolean).join(', ')
}

type NeedLineProps = { line: Line; need: Need; periodId: number; linked: boolean }

/** `linked`: the way to it stands in the line; of the first it is the button beside. */
function NeedLine({ line, need, periodId, linked }: NeedLineProps) {
  const t = useMessages(teamMessages)
  const mine = need.waits_on === 'me'
  const text = t.need[need.kind](need.count ?? 0, line.measured, line.track === 'far_behind')
  const Icon = mine ? IconUser : IconHourglass
  const link = linked && mine && need.kind !== 'no_feedback' ? linkFor(line, need.kind, periodId) : null
  return (
    <li>
      {need.kind === 'behind' ? <TrackIcon track={line.track} /> : <Icon size={16} stroke={1.8} aria-hidden="true" />}
      <div>
        {mine ? <b>{text}</b> : text}
        {need.waits_days !== null && need.waits_days > 0 && <span className="dim">, {t.waits(need.waits_days)}</span>}
        {need.kind === 'behind' && line.farthest && <div className="small dim">{t.farthest(line.farthest)}</div>}
        {link && <> <TextLink {...link} className="small" aria-label={`${t.act[need.kind]}: ${line.employee.name}`}>{t.act[need.kind]}</TextLink></>}
      </div>
    </li>
  )
}

function linkFor(line: Line, kind: Need['kind'], periodId: number) {
  if (kind === 'to_rate' && line.evaluation_id) return linkOptions({ to: '/evaluasi/$evaluationId', params: { evaluationId: line.evaluation_id } })
  if (!line.plan_id) return null
  if (kind === 'behind' || kind === 'no_feedback') return linkOptions({ to: '/umpan-balik/tulis', search: { plan: line.plan_id } })
  if (kind === 'plan_to_agree') return linkOptions({ to: '/skp/$planId', params: { planId: line.plan_id } })
  return linkOptions({ to: '/realisasi/$planId/$periodId', params: { planId: line.plan_id, periodId } })
}
