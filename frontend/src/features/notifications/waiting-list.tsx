/** What waits for others: named, so that nobody thinks it is theirs to do. */
import { Deadline, TurnChip } from '@/components/people'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'
import type { Turn } from '@/lib/tasks'

import { taskActMessages } from './task-act-messages'
import { taskMessages } from './task-messages'

type Task = Turn['task']

export function WaitingList({ waiting }: { waiting: Task[] }) {
  const t = useMessages(taskMessages)
  const acts = useMessages(taskActMessages)
  const today = useToday()
  const kinds = [...new Set(waiting.map((task) => task.kind))]
  return (
    <section className="card" aria-labelledby="menunggu">
      <header>
        <h2 id="menunggu">{t.waiting}</h2>
      </header>
      <div className="card-body stack-sm">
        {kinds.map((kind) => (
          <div key={kind} className="stack-sm">
            <span>{acts.waits[kind]}</span>
            {alike(waiting.filter((task) => task.kind === kind)).map(({ task, things }) => (
              <div key={task.id} className="line">
                <TurnChip waitsFor={task.about?.name ?? '—'} />
                {things > 1 && <span className="small">{t.count(things)}</span>}
                <Deadline on={task.due_on} today={today} workingDays={task.working_days_left} />
              </div>
            ))}
          </div>
        ))}
        <p className="small dim" style={{ margin: 0 }}>{t.waitingNote}</p>
      </div>
    </section>
  )
}

/** What waits for the same person until the same day is one line. */
function alike(tasks: Task[]): Turn[] {
  const lines = new Map<string, Turn>()
  for (const task of tasks) {
    const key = `${task.about?.id}/${task.due_on}`
    const line = lines.get(key)
    if (line) line.things += 1
    else lines.set(key, { task, things: 1 })
  }
  return [...lines.values()]
}
