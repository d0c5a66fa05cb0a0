/** What the API says of services in tests. */
import { kadek } from '@/testing/people'

import type { Measured, MeasuredPeriod } from './indicator-queries'
import type { Case, CaseLine, LateCase, Mine, Service, SuspendedCase, Team } from './service-queries'

const named = (id: string, name: string) => ({ id, name })
const dinkes = named('u9', 'Dinas Kesehatan')
const team = named('u1', 'Bidang Perizinan')
export const sekar = named(kadek.id, 'Luh Putu Sekar')

const head: Mine['service'] = {
  id: 's1', code: 'SIP', name: 'Izin praktik tenaga kesehatan', noun: 'izin', unit: team, agency_id: 7, state: 'counting', standard_days: 5, source_name: 'SIM Perijinan, DPMPTSP', case_url: null, last_received_at: '2026-10-08T02:40:00Z',
}
const steps = [{ position: 1, code: 'periksa', name: 'Periksa berkas', holder: null }, { position: 2, code: 'rekomendasi', name: 'Rekomendasi teknis', holder: dinkes }, { position: 3, code: 'terbit', name: 'Penerbitan', holder: null }]

export const service: Service = {
  ...head, is_six_day: false, service_account_id: null, standards: [{ working_days: 5, valid_from: '2026-01-01', valid_until: '9999-12-31', legal_basis: 'Keputusan Nomor 12' }], steps, version: 3, may: ['team', 'change', 'deliver'],
}

export const running = (key: string, more: Partial<CaseLine> = {}): CaseLine => ({
  id: `c-${key}`, external_key: key, kind: 'Perawat', url: `https://izin.contoh.go.id/${key}`, state: 'open', officer: sekar, unit: team, requested_on: '2026-10-01', complete_on: '2026-10-01', issued_on: null, due_on: '2026-10-08', standard_days: 5, used_days: 5,
  suspended_days: 0, is_late: false, step: 'Penerbitan', step_since: '2026-10-07', holder: null, turn: 'officer', is_mine: true, reminded_on: null, may_remind: false, ...more,
})
export const atDinkes = (key: string, more: Partial<CaseLine> = {}) => running(key, { kind: 'Dokter', step: 'Rekomendasi teknis', step_since: '2026-10-05', holder: dinkes, turn: 'holder', is_mine: false, may_remind: true, ...more })
export const waiting: SuspendedCase = { ...running('SIP-1779', { state: 'suspended', used_days: 3, suspended_days: 4, turn: null, is_mine: false, due_on: null }), reason: 'STR yang berlaku', suspended_on: '2026-10-05' }

const late = (key: string, days: number, held: string | null): LateCase => ({
  id: `c-${key}`, external_key: key, kind: 'Bidan', url: null, complete_on: '2026-09-09', issued_on: '2026-09-22', working_days: days, standard_days: 5, suspended_days: 0, held_by: held, holder: held ? dinkes : null, held_days: held ? days - 2 : null,
})
const figures = { median_days: 4, p90_days: 5, on_time_share: '91.94', done: 62, late: 5 }
const distribution = [3, 9, 17, 16, 12, 3, 1, 0, 1].map((cases, at) => ({ days: at + 1, cases, late: at > 4 ? cases : 0 }))
const period = { id: 20260709, kind: 'triwulanan' as const, starts_on: '2026-07-01', ends_on: '2026-09-30' }

export const mine: Mine = {
  service: head, officer: sekar, period, running: [running('SIP-1803'), atDinkes('SIP-1798'), running('SIP-1811', { used_days: 4, due_on: '2026-10-09' }), running('SIP-1820', { used_days: 2, due_on: '2026-10-12' })], suspended: [waiting], figures,
  months: [], distribution, late_cases: [late('SIP-1642', 9, 'Rekomendasi teknis'), late('SIP-1201', 6, null)],
}

export const teamPage: Team = {
  service: head, period, previous_period: { ...period, id: 20260406 }, today: [{ turn: 'leader', is_mine: true, who: null, cases: [running('SIP-1801', { officer: null, turn: 'leader' })] }, { turn: 'holder', is_mine: false, who: dinkes, cases: [atDinkes('SIP-1795'), atDinkes('SIP-1798')] }],
  today_cases: 3, next_day: '2026-10-09', next_due: 6, later_due: 24, later_until: '2026-10-14', running: 34, figures: { ...figures, done: 296, late: 25 }, previous_figures: { ...figures, done: 288, median_days: 4 }, average_days: '3.7',
  steps: steps.map((step, at) => ({ ...step, average_days: ['0.9', '2.0', '0.8'][at] ?? null, previous_average_days: ['0.9', '1.6', null][at] ?? null, late_held: [6, 17, 0][at] ?? 0 })).sort((one, other) => Number(other.average_days) - Number(one.average_days)),
  officers: [{ ...figures, officer: sekar, title: 'Penata Perizinan', steps: [{ position: 1, average_days: '1.2' }, { position: 2, average_days: '2.6' }, { position: 3, average_days: '0.8' }], running: 6, suspended: 2 }],
  suspended: [{ ...waiting, suspended_days: 18 }], ever_suspended: 74, elapsed_median_days: 5, distribution,
}

export const wholeCase: Case = {
  ...atDinkes('SIP-1798'), service: head, received_at: '2026-10-08T02:40:00Z', turn_people: [], suspensions: [{ reason: 'STR yang berlaku', suspended_on: '2026-10-02', resumed_on: '2026-10-05', working_days: 1 }],
  steps: [{ step: 'Periksa berkas', holder: null, entered_on: '2026-10-01', left_on: '2026-10-02', working_days: 1 }, { step: 'Rekomendasi teknis', holder: dinkes, entered_on: '2026-10-05', left_on: null, working_days: 3 }],
}

export const indicator: Measured['indicator'] = {
  plan_id: 'p1', indicator_id: 'i1', text: 'Izin terbit sesuai standar', unit_of_measure: 'persen', direction: 'higher', accumulation: 'latest', target: '95', target_low: null, target_high: null, employee: sekar, unit_name: 'Bidang Perizinan',
}
export const measured: Measured = {
  indicator, source: 'service_standard', state: 'reported', value: '91.94', measured_value: '91.94', measured_at: '2026-10-08T02:40:00Z', cases: 62, override_reason: null, contest: null, may: ['contest'],
  mapping: {
    id: 'm1', indicator, origin: { kind: 'service', id: 's1', name: head.name, system: head.source_name, last_received_at: head.last_received_at }, metric: 'on_time_share', scope: 'person', take: null, state: 'counting', mapped_by: named('p8', 'I Wayan Eka Sanjaya'),
    tried_cases: 214, tried_from: '2025-01-01', tried_until: '2025-12-31', created_at: '2026-01-12T02:00:00Z', started_at: '2026-01-12T02:00:00Z', ended_at: null, end_reason: null, version: 2, may: [],
  },
  months: [{ starts_on: '2026-08-01', value: '95.2', cases: 21 }, { starts_on: '2026-09-01', value: '85.71', cases: 21 }, { starts_on: '2026-10-01', value: '100', cases: 2 }],
}
export const measuredPeriod: MeasuredPeriod = { plan_id: 'p1', period_id: 20260709, starts_on: '2026-07-01', ends_on: '2026-09-30', items: [measured] }
