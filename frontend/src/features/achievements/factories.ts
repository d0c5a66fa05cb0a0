/** What the API says of reports in tests. */
import type { ReportedIndicator, ReportForm } from '@/lib/reports'
import { kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'

import type { Evidence } from './report-queries'

const indicator: ReportedIndicator = {
  id: 'i1', goal_id: 'g1', goal_text: 'Balita sehat', text: 'Balita ditimbang', aspect: null, perspective: null, direction: 'higher', unit_of_measure: 'anak', target: '120', target_low: null, target_high: null, target_text: null,
  accumulation: 'sum', previous_value: null, year_value: null, progress_bp: null, expected_bp: null, track: 'not_reported', achievement: null, evidence: [],
} as unknown as ReportedIndicator

const report = {
  plan_id: 'p1', period_id: 20260709, state: 'open', report_due_on: '2026-10-09', assessor_name: 'I Made Wirawan', reported: 0, may: ['report', 'prove'], indicators: [indicator],
} as unknown as ReportForm

export const returned: Evidence = {
  id: 'e1', period_id: 20260709, kind: 'file', title: 'Foto posbindu', url: null, file_id: 'f0', file_name: 'foto.jpg', file_size: 1000, verdict: 'returned', verdict_reason: 'Tidak terbaca.', verdict_at: '2026-10-05T00:00:00Z',
  replaces_id: null, created_at: '2026-10-01T00:00:00Z', version: 2, indicator_ids: ['i1'],
}

export const withEvidence = (...evidence: Evidence[]): ReportForm => ({ ...report, indicators: [{ ...indicator, evidence }] })

export const answers = {
  'GET /api/v1/me': kadek,
  'GET /api/v1/periods/current': currentPeriod,
  'GET /api/v1/plans/p1/periods/20260709/report': report,
}
