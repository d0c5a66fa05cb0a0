/**
 * What comes with each page that is opened by its address: the files of its code, and the answers that it asks for first. Of
 * two that fit an address the first counts.
 *
 * The build writes this down for the server (`scripts/first-look.ts`, `api/first_look.py`). In an address stand values of
 * answers before it (`{me.id}`, `{plans.items.-1.id}`: the last) and of the page's own address (`{page.planId}`), after `#` words
 * that a list must have for it to be asked (`{me.may.people}`). An answer that cannot be had does not come, and the page asks. What is missing here costs time, and nothing else: `e2e/first-look.mjs` holds every page against its limits.
 */
import { POLICY_LOOKS } from './first-looks-policy.ts'
import { TRAINING_LOOKS } from './first-looks-training.ts'
import { TRAINING_PLAN_LOOKS } from './first-looks-training-plan.ts'
import { type FirstLook, page, signIn, v1 } from './first-look.ts'

const plans = v1('plans?employee_id={me.id}&size=50')
const home = {
  plans,
  report: v1('plans/{plans.items.-1.id}/periods/{period.period.id}/report'),
  readiness: v1('cycles/{period.cycle_id}/periods/{period.period.id}/readiness#{me.may.people}'),
}
const plan = v1('plans/{page.planId}')
const evaluation = v1('evaluations/{page.evaluationId}')
const quadrant = v1('rules/tables/quadrant')
const practices = v1('rules/tables/teaching_practices')
const myUnits = v1('units?agency_id={me.agency_id}&page=1&size=200')
const readiness = v1('cycles/{period.cycle_id}/periods/{page.periodId}/readiness')

const report = `${plan}/periods/{page.periodId}/report`
const service = v1('services/{page.serviceId}')

const cockpit = v1('cockpit')
const inCockpit = 'unit_id={cockpit.unit.id}&period_id={cockpit.period.id}'

export const FIRST_LOOKS: readonly FirstLook[] = [
  signIn('/masuk'),
  signIn('/masuk/aktivasi'),
  signIn('/masuk/ganti-sandi'),
  page('/', 'app/home', home),
  page('/beranda', 'app/home', home),
  page('/skp', 'features/goals/plans', { plans }),
  page('/skp/$planId', 'features/goals/plan', { plan, comments: `${plan}/comments` }),
  page('/skp/$planId/cetak', 'features/goals/paper', { plan, version: `${plan}/versions/{plan.revision}` }),
  page('/perjanjian-kinerja', 'features/agreements/agreement', {
    units: myUnits,
    agreement: v1('performance-agreements?unit_id={me.unit.id}&year={period.year}'),
    ofAgency: v1('performance-agreements?unit_id={units.items.0.id}&year={period.year}#{me.may.people}'),
  }),
  page('/realisasi', 'features/achievements/reports', {
    plans,
    cycle: v1('cycles/{period.cycle_id}'),
    receipts: v1('plans/{plans.items.-1.id}/receipts'),
    services: v1('services'),
  }),
  page('/realisasi/$planId/$periodId', 'features/achievements/report', { report }),
  page('/realisasi/$planId/$periodId/$indicatorId', 'features/services/indicator', {
    measured: `${plan}/periods/{page.periodId}/measured`,
    report,
    mine: v1('services/{measured.items.0.mapping.origin.id}/mine?period_id={page.periodId}&officer_id={measured.items.0.indicator.employee.id}'),
  }),
  page('/layanan', 'features/services/services', { services: v1('services') }),
  page('/layanan/baru', 'features/services/register', { units: myUnits }),
  page('/layanan/$serviceId', 'features/services/service', { service, team: `${service}/team?period_id={period.period.id}` }),
  page('/layanan/$serviceId/atur', 'features/services/manage', { service, units: myUnits }),
  page('/layanan/$serviceId/kasus', 'features/services/cases', { service, cases: `${service}/cases?page=1&size=25` }),
  page('/layanan/$serviceId/kasus/$caseId', 'features/services/case', { case: `${service}/cases/{page.caseId}` }),
  page('/pengukuran', 'features/measurements/mappings', { mappings: v1('mappings?page=1&size=25') }),
  page('/pengukuran/baru', 'features/measurements/map', { services: v1('services'), sources: v1('measurement-sources') }),
  page('/pengukuran/sumber', 'features/measurements/sources', { sources: v1('measurement-sources') }),
  page('/pengukuran/keberatan', 'features/measurements/contests', { contests: v1('contests?state=open&page=1&size=25') }),
  page('/kesiapan/$periodId', 'features/cycles/readiness', { readiness, people: `${readiness}/people?kind=not_reported&page=1&size=50` }),
  page('/observasi', 'features/observations/observations', { practices, observable: v1('observations/plans'), observations: v1('observations?mine=true&size=100') }),
  page('/observasi/$observationId', 'features/observations/observation', { practices, observation: v1('observations/{page.observationId}') }),
  page('/perbaikan/$employeeId', 'features/improvement/improvement', { improvement: v1('employees/{page.employeeId}/improvement'), sessions: v1('guidance-sessions?employee_id={page.employeeId}') }),
  page('/umpan-balik', 'features/feedback/feedback', {
    received: v1('feedback/received?page=1'),
    given: v1('feedback/given?page=1'),
    values: v1('rules/behaviour-values'),
  }),
  page('/umpan-balik/tulis', 'features/feedback/write', { addressees: v1('feedback/addressees') }),
  page('/hasil', 'features/evaluations/results', { evaluations: v1('evaluations?mine=employee&size=100&sort=-period_id') }),
  page('/hasil/$evaluationId', 'features/evaluations/result', {
    evaluation,
    quadrant,
    hearing: `${evaluation}/hearing`,
    carryOver: `${evaluation}/carry-over`,
  }),
  page('/karier', 'app/career', { credit: v1('employees/{me.id}/credit'), promotion: v1('employees/{me.id}/promotion') }),
  page('/karier/$employeeId', 'app/career', { credit: v1('employees/{page.employeeId}/credit'), promotion: v1('employees/{page.employeeId}/promotion') }),
  page('/karier/$employeeId/lembar/$sheet', 'features/credit/sheet', { credit: v1('employees/{page.employeeId}/credit'), sheet: v1('employees/{page.employeeId}/credit-sheets/{page.sheet}') }),
  page('/pelatihan', 'features/learning/learning', { development: v1('employees/{me.id}/development'), seats: v1('employees/{me.id}/training-seats') }),
  page('/pelatihan/kursi/$seatId', 'features/learning/seat', { seat: v1('training-seats/{page.seatId}'), development: v1('employees/{seat.seat.employee.id}/development') }),
  page('/tim/$employeeId/pengembangan', 'features/learning/member', { development: v1('employees/{page.employeeId}/development'), seats: v1('employees/{page.employeeId}/training-seats') }),
  page('/tim', 'features/analytics/team', { team: v1('team?period_id={period.period.id}') }),
  page('/pimpinan', 'app/cockpit', {
    cockpit,
    help: v1(`cockpit/people?${inCockpit}&listed=help&page=1&size=4`),
    units: v1(`cockpit/units?${inCockpit}&page=1&size=10`),
    services: v1(`cockpit/services?${inCockpit}&page=1&size=10`),
    leaders: v1('leadership?period_id={cockpit.period.id}&page=1&unit_id={cockpit.unit.id}'),
    views: v1('cockpit/views'),
  }),
  page('/pimpinan/belum', 'features/chase/chase', { cockpit, units: v1(`cockpit/units?${inCockpit}&page=1&size=25`) }),
  page('/pimpinan/memimpin', 'features/leadership/leadership', {
    own: v1('leadership/{me.id}?period_id={period.period.id}'),
    leaders: v1('leadership?period_id={period.period.id}&page=1'),
    cycle: v1('cycles/{period.cycle_id}'),
  }),
  page('/pimpinan/memimpin/$employeeId', 'features/leadership/leader', { leader: v1('leadership/{page.employeeId}?period_id={period.period.id}') }),
  page('/pimpinan/analisis', 'features/insights/insights', { place: v1('insights/place'), trends: v1('insights/trends?unit_id={place.unit.id}') }),
  page('/evaluasi', 'features/evaluations/queue', {
    evaluations: v1('evaluations?mine=assessor&size=100&sort=-period_id'),
    units: v1('unit-achievements?period_id={evaluations.items.0.period_id}&size=200'),
  }),
  page('/evaluasi/$evaluationId', 'features/evaluations/rate', {
    evaluation,
    quadrant,
    units: v1('unit-achievements?period_id={evaluation.unit_achievement.period_id}&size=200'),
    carryOver: `${evaluation}/carry-over`,
  }),
  page('/akun', 'features/identity/account', { sessions: v1('sessions'), tokens: v1('tokens') }),
  page('/opd/pegawai', 'features/organization/people', {
    units: myUnits,
    stuck: v1('stuck-evaluations?size=1'),
    people: v1('employees?page=1&state=aktif&size=25'),
  }),
  page('/opd/pegawai/baru', 'features/organization/add-person', { units: myUnits }),
  page('/opd/pegawai/tertahan', 'features/evaluations/stuck', { stuck: v1('stuck-evaluations?page=1&size=25') }),
  page('/opd/pegawai/$employeeId', 'features/organization/person', {
    person: v1('employees/{page.employeeId}'),
    plans: v1('plans?employee_id={page.employeeId}&size=50'),
  }),
  page('/opd/unit', 'features/organization/units', { city: v1('units?agency_id=0&page=1&size=200'), below: v1('units?parent_id={city.items.0.id}&page=1&size=200') }),
  page('/kota/jadwal', 'features/cycles/schedule', { cycles: v1('cycles'), cycle: v1('cycles/{period.cycle_id}') }),
  page('/kota/peran', 'features/identity/roles', { roles: v1('role-grants?with_ended=false'), agencies: v1('agencies') }),
  page('/kota/akun-layanan', 'features/identity/service-accounts', {
    accounts: v1('service-accounts'),
    secrets: v1('issued-secrets?size=200'),
    tokens: v1('issued-tokens?page=1'),
  }),
  page('/periksa/jejak', 'features/audit/trail', { events: v1('audit-events') }),
  page('/kenaikan-pangkat', 'features/promotion/candidates', {
    candidates: v1('promotion/candidates?outcome=ready&size=25'),
    windows: v1('promotion/windows'),
    almost: v1('promotion/candidates?outcome=one_missing&size=5'),
    waiting: v1('promotion/proposals?state=proposed&size=100#{candidates.may.decide}'),
    agencies: v1('agencies#{me.may.roles}'),
  }),
  page('/kenaikan-pangkat/$employeeId', 'features/promotion/person', {
    promotion: v1('employees/{page.employeeId}/promotion'),
    proposals: v1('promotion/proposals?employee_id={page.employeeId}&size=25'),
    records: v1('employees/{page.employeeId}/career-records'),
  }),
  page('/kebutuhan-jabatan', 'features/promotion/needs', { needs: v1('position-needs'), agencies: v1('agencies#{me.may.roles}') }),
  ...TRAINING_PLAN_LOOKS,
  ...TRAINING_LOOKS,
  ...POLICY_LOOKS,
  page('/opd/impor', 'features/imports/import', { imports: v1('imports?size=10') }),
]
