/** Where a task is done. */
import { linkOptions } from '@tanstack/react-router'

import type { Turn } from '@/lib/tasks'

type Task = Turn['task']

/** Many of a kind are one visit. */
export function linkFor(task: Task, things = 1) {
  const { facts } = task
  const planId = facts.plan_id ?? task.subject_id
  const evaluationId = facts.evaluation_id ?? task.subject_id
  switch (task.kind) {
    case 'write_plan':
    case 'agree_plan':
      return linkOptions({ to: '/skp/$planId', params: { planId } })
    case 'report':
      return linkOptions({ to: '/realisasi/$planId/$periodId', params: { planId, periodId: task.period_id ?? 0 } })
    case 'judge_evidence':
    case 'replace_evidence':
      return linkOptions({ to: '/realisasi/$planId/$periodId', params: { planId, periodId: task.period_id ?? 0 }, search: { bukti: task.subject_id } })
    case 'rate':
    case 'take_over':
    case 'answer':
      return linkOptions({ to: '/evaluasi/$evaluationId', params: { evaluationId } })
    case 'acknowledge':
    case 'agree_carry_over':
    case 'read_reopening':
      return linkOptions({ to: '/hasil/$evaluationId', params: { evaluationId } })
    case 'make_year':
      return linkOptions({ to: '/kota/jadwal' })
    case 'read_brief':
      return linkOptions({ to: '/pimpinan', search: { tampilan: task.subject_id } })
    case 'case_due':
      return caseLink(facts.service_id ?? '', task.subject_id, things)
    case 'answer_contest':
      return linkOptions({ to: '/pengukuran/keberatan' })
    case 'read_contest_answer':
      return linkOptions({ to: '/pengukuran/keberatan', search: { selesai: true } })
    case 'read_promotion':
      return linkOptions({ to: '/kenaikan-pangkat/$employeeId', params: { employeeId: 'saya' } })
    case 'give_feedback':
      return linkOptions({ to: '/umpan-balik/tulis', search: { plan: planId } })
    case 'agree_observation':
    case 'observe':
    case 'reflect':
      return linkOptions({ to: '/observasi/$observationId', params: { observationId: task.subject_id } })
    case 'read_policy_answer':
      return linkOptions({ to: '/kebijakan/$policyId', params: { policyId: task.subject_id } })
    case 'read_policy_outcome':
      return linkOptions({ to: '/kebijakan/$policyId/hasil', params: { policyId: task.subject_id } })
    case 'renew_token':
      return linkOptions({ to: '/akun' })
    case 'decide_programme':
      return linkOptions({ to: '/opd/pelatihan/usulan/$programmeId', params: { programmeId: task.subject_id } })
    case 'answer_seat':
    case 'approve_seat':
    case 'read_seat':
    case 'say_after_training':
      return linkOptions({ to: '/pelatihan/kursi/$seatId', params: { seatId: task.subject_id } })
    case 'read_needs':
      return linkOptions({ to: '/pelatihan' })
    case 'agree_development':
      return linkOptions({ to: '/tim/$employeeId/pengembangan', params: { employeeId: task.about?.id ?? '' } })
    case 'sign_guidance':
    case 'state_guidance':
    case 'read_guidance':
    case 'talk_improvement':
    case 'decide_improvement':
    case 'test_competence':
    case 'record_placement':
    case 'read_improvement':
      return linkOptions({ to: '/perbaikan/$employeeId', params: { employeeId: task.about?.id ?? 'saya' } })
    case 'guessed_code':
      return linkOptions({ to: '/opd/pegawai/$employeeId', params: { employeeId: task.subject_id } })
  }
}

const caseLink = (serviceId: string, caseId: string, things: number) =>
  things > 1 ? linkOptions({ to: '/layanan/$serviceId/kasus', params: { serviceId }, search: { keadaan: 'open' } }) : linkOptions({ to: '/layanan/$serviceId/kasus/$caseId', params: { serviceId, caseId } })
