/** People who need something from me: why, and one act. */
import { IconArrowRight } from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { PersonLine } from '@/components/people'
import { useMessages } from '@/i18n/language'

import { teamMessages } from './team-messages'
import type { Line } from './team-queries'

type NeedCardProps = { title: string; lines: Line[]; periodId: number; turn: boolean }

/** `turn`: gold, and its first act is the filled one of the page. */
export function NeedCard({ title, lines, periodId, turn }: NeedCardProps) {
  const t = useMessages(teamMessages)
  if (lines.length === 0) return null
  return (
    <section className={`card${turn ? ' turn' : ''}`} aria-label={title}>
      <header><h2>{title}</h2><span>{t.persons(lines.length)}</span></header>
      <ul className="rows">
        {lines.map((line, index) => (
          <NeedRow key={line.assignment_id} line={line} periodId={periodId} first={turn && index === 0} />
        ))}
      </ul>
    </section>
  )
}

type NeedRowProps = { line: Line; periodId: number; first: boolean }

function NeedRow({ line, periodId, first }: NeedRowProps) {
  const t = useMessages(teamMessages)
  const need = line.need
  if (need === null) return null
  const text = need === 'evidence_to_judge' ? t.need.evidence_to_judge(line.evidence_waiting) : t.need[need]
  const link = linkFor(line, periodId)
  return (
    <li className="task">
      <div className="stack-sm">
        <PersonLine name={line.employee.name} post={line.employee.position} />
        <div className="under-person">
          <b>{text}</b>
          {line.waits_days !== null && line.waits_days > 0 && <span className="dim">, {t.waits(line.waits_days)}</span>}
          <Facts line={line} />
        </div>
      </div>
      {link && (
        <div className="act">
          <ButtonLink {...link} variant={first ? 'filled' : 'default'} aria-label={`${t.act[need]}: ${line.employee.name}`} rightSection={<IconArrowRight size={18} stroke={2} aria-hidden="true" />}>
            {t.act[need]}
          </ButtonLink>
        </div>
      )}
    </li>
  )
}

function linkFor(line: Line, periodId: number) {
  if (line.need === 'to_rate' && line.evaluation_id) return linkOptions({ to: '/evaluasi/$evaluationId', params: { evaluationId: line.evaluation_id } })
  if (!line.plan_id) return null
  if (line.need === 'evidence_to_judge') return linkOptions({ to: '/realisasi/$planId/$periodId', params: { planId: line.plan_id, periodId } })
  if (line.need === 'behind') return linkOptions({ to: '/umpan-balik/tulis', search: { plan: line.plan_id } })
  return linkOptions({ to: '/skp/$planId', params: { planId: line.plan_id } })
}

function Facts({ line }: { line: Line }) {
  const t = useMessages(teamMessages)
  const facts = [
    line.indicators > 0 && t.reported(line.reported, line.indicators),
    line.evidence_returned > 0 && t.returned(line.evidence_returned),
    line.feedback_given > 0 && t.feedback(line.feedback_given),
  ]
  return (
    <p className="small dim" style={{ margin: 0 }}>
      {facts.filter(Boolean).join(' · ')}
      {line.acting && <> <span className="chip">{t.acting}</span></>}
    </p>
  )
}
