/** What a line says of why a task is there. */
import type { Turn } from '@/lib/tasks'

import type { taskMessages } from './task-messages'

type Task = Turn['task']

export function whyOf(task: Task, t: (typeof taskMessages)['id']): string {
  const { facts } = task
  switch (task.kind) {
    case 'report':
      return t.why.report(facts.reported ?? 0, facts.indicators ?? 0)
    case 'judge_evidence':
      return t.why.judge_evidence(facts.title ?? '')
    case 'replace_evidence':
      return t.why.replace_evidence(facts.title ?? '', facts.reason ?? '')
    case 'answer':
      return t.why.answer(facts.reason ?? '')
    case 'read_policy_answer':
    case 'read_policy_outcome':
      return t.why[task.kind](facts.title ?? '')
    case 'give_feedback':
      return t.why.give_feedback(facts.reason ?? '')
    case 'agree_observation':
    case 'observe':
    case 'reflect':
      return t.why[task.kind](facts.title ?? '')
    case 'renew_token':
      return t.why.renew_token(facts.title ?? '')
    case 'case_due':
      return t.why.case_due(facts.title ?? '', task.about?.name ?? '')
    case 'decide_programme':
    case 'answer_seat':
    case 'approve_seat':
    case 'read_seat':
    case 'say_after_training':
      return t.why[task.kind](facts.title ?? '')
    default:
      return t.why[task.kind]
  }
}
