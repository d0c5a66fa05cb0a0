/** Evaluations of earlier periods that still wait for me: the list below is of one period, and would not say so. */
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import type { Task } from '@/lib/tasks'

import { teamMessages } from './team-messages'

type EarlierKind = 'rate' | 'take_over' | 'answer'
export type EarlierTask = Task & { kind: EarlierKind }

/** What fits above the list; the rest is one tap away. */
const SHOWN = 3

const isOfEvaluation = (task: Task): task is EarlierTask => task.kind === 'rate' || task.kind === 'take_over' || task.kind === 'answer'

export const earlierTasks = (tasks: Task[], periodId: number) => tasks.filter(isOfEvaluation).filter((task) => task.period_id !== null && task.period_id < periodId)

export function EarlierTurns({ tasks }: { tasks: EarlierTask[] }) {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  if (tasks.length === 0) return null
  return (
    <section className="box warn small stack-sm" aria-labelledby="periode-lalu">
      <h2 id="periode-lalu" style={{ margin: 0, fontSize: 'inherit' }}>{t.earlier}</h2>
      {tasks.slice(0, SHOWN).map((task) => (
        <div key={task.id}>
          <TextLink to="/evaluasi/$evaluationId" params={{ evaluationId: task.facts.evaluation_id ?? task.subject_id }}>
            {t.earlierTurn[task.kind](task.about?.name ?? '', task.period_id === null ? '' : periodName(task.period_id, language))}
          </TextLink>
        </div>
      ))}
      {tasks.length > SHOWN && <div><TextLink to="/evaluasi">{t.earlierAll(tasks.length)}</TextLink></div>}
    </section>
  )
}
