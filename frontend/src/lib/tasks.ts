/** Whose turn it is; the navigation counts it, the home page lists it, an evaluation takes its working days from it. */
import { queryOptions, useQuery } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'

import { SUBJECTS } from './query-keys'

export type Task = components['schemas']['TaskView']
type TaskList = components['schemas']['TaskList']
/** Somebody reminded of what is no task yet. */
export type Reminder = components['schemas']['ReminderView']
export type Nudge = components['schemas']['NudgeView']

export const tasksQuery = queryOptions({
  queryKey: SUBJECTS.tasks,
  queryFn: ({ signal }) => api.GET('/api/v1/tasks', { signal }).then(dataOf),
  initialData: came('/api/v1/tasks'),
})

/** A notice is read, not done: it counts as nobody's turn. */
const NOTICE = 'new_device'
type TurnTask = Task & { kind: Exclude<Task['kind'], typeof NOTICE> }

/** One turn with how many things it is about: several pieces of evidence of one report are one visit, and several cases of one service. */
export type Turn = { task: TurnTask; things: number }

const isTurn = (task: Task): task is TurnTask => task.kind !== NOTICE

/** Devices that signed in as me and were never seen before. */
export const newDevicesOf = (tasks: Task[]) => tasks.filter((task) => !isTurn(task))

export const waitingOf = (tasks: Task[]) => tasks.filter(isTurn)

export function turnsOf(tasks: Task[]): Turn[] {
  const turns = new Map<string, Turn>()
  for (const task of tasks.filter(isTurn)) {
    const key = visitOf(task)
    const turn = turns.get(key)
    if (turn) turn.things += 1
    else turns.set(key, { task, things: 1 })
  }
  return [...turns.values()]
}

function visitOf({ kind, id, facts, period_id, about }: TurnTask): string {
  if (kind === 'judge_evidence') return `${facts.plan_id}/${period_id}`
  return kind === 'case_due' ? `${facts.service_id}/${about?.id}` : id
}

/** How many things wait for me: turns, and what I was reminded of though it is no task. */
export const countTurns = ({ items, reminders }: TaskList) => turnsOf(items).length + reminders.length

/** Working days by the calendar of the rules, as the server counts them for the turn about an evaluation. */
export function useWorkingDays(): (evaluationId: string) => number | undefined {
  const tasks = useQuery(tasksQuery)
  const left = new Map(tasks.data?.items.map((task) => [task.facts.evaluation_id, task.working_days_left]))
  return (evaluationId) => left.get(evaluationId)
}
