/** What waits for the leader's own hand, by kind; the list itself is on the home page. */
import { useQuery } from '@tanstack/react-query'

import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { tasksQuery, type Turn, turnsOf } from '@/lib/tasks'

import { cockpitMessages } from './cockpit-messages'

const GROUPS = ['plans', 'evidence', 'evaluations', 'answers', 'own'] as const
type Group = (typeof GROUPS)[number]
const GROUP_OF: Partial<Record<Turn['task']['kind'], Group>> = {
  agree_plan: 'plans', judge_evidence: 'evidence', rate: 'evaluations', take_over: 'evaluations', answer: 'answers', give_feedback: 'answers', agree_carry_over: 'answers',
}

export function MyTurns() {
  const t = useMessages(cockpitMessages)
  const tasks = useQuery(tasksQuery)
  const turns = turnsOf(tasks.data?.items ?? [])
  if (turns.length === 0) return null
  const counts = countedBy(turns)
  return (
    <section className="card no-print" aria-label={t.turns.title}>
      <header>
        <h2>{t.turns.title}</h2>
        <TextLink to="/beranda" className="small">{t.turns.go}</TextLink>
      </header>
      <p className="card-body" style={{ margin: 0 }}>{GROUPS.filter((one) => counts[one] > 0).map((one) => t.turns[one](counts[one])).join(', ')}.</p>
    </section>
  )
}

function countedBy(turns: Turn[]) {
  const counts: Record<Group, number> = { plans: 0, evidence: 0, evaluations: 0, answers: 0, own: 0 }
  for (const { task, things } of turns) counts[GROUP_OF[task.kind] ?? 'own'] += things
  return counts
}
