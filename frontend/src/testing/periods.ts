/** The periods of tests: the third quarter of 2026 is the one that people work in. */
const quarter = (id: number, state: string, starts_on: string, ends_on: string) => ({ id, kind: 'triwulanan', state, starts_on, ends_on, report_due_on: '2026-10-09', evaluate_due_on: '2026-10-20', is_reported: true, version: 1, evaluated_from: `${ends_on.slice(0, 8)}24` })

export const third = quarter(20260709, 'open', '2026-07-01', '2026-09-30')
export const fourth = quarter(20261012, 'open', '2026-10-01', '2026-12-31')
export const currentPeriod = { cycle_id: 20261, year: 2026, population: 'semua', planning_due_on: '2026-01-31', period: third, year_period_id: 20260112, periods: [third, fourth], evaluating: [], planning: [{ cycle_id: 20261, year: 2026, planning_due_on: '2026-01-31' }] }
