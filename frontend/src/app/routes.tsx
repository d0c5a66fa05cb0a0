/** Every page has an address, in Indonesian, and says what its address may hold; pages load when they are opened. */
import { createRootRoute, createRoute, lazyRouteComponent, redirect, type RouteComponent } from '@tanstack/react-router'

import { Gone } from '@/components/states'
import { reportSearch } from '@/features/achievements/search-params'
import { agreementSearch } from '@/features/agreements/search-params'
import { myTeamSearch } from '@/features/analytics/search-params'
import { chaseSearch } from '@/features/chase/search-params'
import { readinessSearch } from '@/features/cycles/search-params'
import { trailSearch } from '@/features/audit/search-params'
import { cockpitSearch } from '@/features/cockpit/search-params'
import { sheetSearch } from '@/features/credit/search-params'
import { writeSearch } from '@/features/feedback/search-params'
import { importSearch } from '@/features/imports/search-params'
import { actsSearch, leadersSearch } from '@/features/leadership/search-params'
import { contestSearch, mappingSearch, newMappingSearch } from '@/features/measurements/search-params'
import { insightSearch } from '@/features/insights/search-params'
import { observationsSearch } from '@/features/observations/search-params'
import { peopleSearch, personSearch } from '@/features/organization/search-params'
import { attendSearch, catalogueSearch } from '@/features/programmes/search-params'
import { inForceSearch } from '@/features/policy/search-params'
import { candidateSearch, needsSearch, promotionSearch } from '@/features/promotion/search-params'
import { casesSearch, teamSearch } from '@/features/services/search-params'
import { overviewSearch, paperSearch, proposalSearch, talentSearch } from '@/features/training-plan/search-params'

import { type Load, loadPage } from './load-page'

/** `shell` is what every page stands in. Routes that are more than a page are constants, or `addChildren` loses their types. */
export function routesIn(shell: RouteComponent) {
  const root = createRootRoute({ component: shell, notFoundComponent: Gone })
  const getParentRoute = () => root
  const page = <Path extends string>(path: Path, load: Load) => createRoute({ getParentRoute, path, component: lazily(load) })
  const searched = <Path extends string, Search extends object>(path: Path, validateSearch: (raw: Record<string, unknown>) => Search, load: Load) =>
    createRoute({ getParentRoute, path, validateSearch, component: lazily(load) })

  const start = createRoute({
    getParentRoute,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/beranda' })
    },
  })
  const report = createRoute({
    getParentRoute,
    path: '/realisasi/$planId/$periodId',
    validateSearch: reportSearch,
    params: {
      parse: ({ planId, periodId }) => ({ planId, periodId: Number(periodId) }),
      stringify: ({ planId, periodId }) => ({ planId, periodId: String(periodId) }),
    },
    component: lazily(() => import('@/features/achievements/report-page').then((part) => part.ReportPage)),
  })

  const indicator = createRoute({
    getParentRoute,
    path: '/realisasi/$planId/$periodId/$indicatorId',
    params: {
      parse: ({ planId, periodId, indicatorId }) => ({ planId, periodId: Number(periodId), indicatorId }),
      stringify: ({ planId, periodId, indicatorId }) => ({ planId, periodId: String(periodId), indicatorId }),
    },
    component: lazily(() => import('@/features/services/indicator-page').then((part) => part.IndicatorPage)),
  })

  const readiness = createRoute({
    getParentRoute,
    path: '/kesiapan/$periodId',
    validateSearch: readinessSearch,
    params: { parse: ({ periodId }) => ({ periodId: Number(periodId) }), stringify: ({ periodId }) => ({ periodId: String(periodId) }) },
    component: lazily(() => import('@/features/cycles/readiness-page').then((part) => part.ReadinessPage)),
  })

  return root.addChildren([
    start,
    page('/beranda', () => import('@/app/home-page').then((part) => part.HomePage)),
    page('/skp', () => import('@/features/goals/plans-page').then((part) => part.PlansPage)),
    page('/skp/$planId', () => import('@/features/goals/plan-page').then((part) => part.PlanPage)),
    page('/skp/$planId/cetak', () => import('@/features/goals/paper-page').then((part) => part.PaperPage)),
    searched('/perjanjian-kinerja', agreementSearch, () => import('@/features/agreements/agreement-page').then((part) => part.AgreementPage)),
    page('/realisasi', () => import('@/features/achievements/reports-page').then((part) => part.ReportsPage)),
    report,
    indicator,
    readiness,
    page('/layanan', () => import('@/features/services/services-page').then((part) => part.ServicesPage)),
    page('/layanan/baru', () => import('@/features/services/register-page').then((part) => part.RegisterPage)),
    searched('/layanan/$serviceId', teamSearch, () => import('@/features/services/service-page').then((part) => part.ServicePage)),
    page('/layanan/$serviceId/atur', () => import('@/features/services/manage-page').then((part) => part.ManagePage)),
    searched('/layanan/$serviceId/kasus', casesSearch, () => import('@/features/services/cases-page').then((part) => part.CasesPage)),
    page('/layanan/$serviceId/kasus/$caseId', () => import('@/features/services/case-page').then((part) => part.CasePage)),
    searched('/pengukuran', mappingSearch, () => import('@/features/measurements/mappings-page').then((part) => part.MappingsPage)),
    searched('/pengukuran/baru', newMappingSearch, () => import('@/features/measurements/map-page').then((part) => part.MapPage)),
    page('/pengukuran/sumber', () => import('@/features/measurements/sources-page').then((part) => part.SourcesPage)),
    searched('/pengukuran/keberatan', contestSearch, () => import('@/features/measurements/contests-page').then((part) => part.ContestsPage)),
    searched('/observasi', observationsSearch, () => import('@/features/observations/observations-page').then((part) => part.ObservationsPage)),
    page('/observasi/$observationId', () => import('@/features/observations/observation-page').then((part) => part.ObservationPage)),
    page('/perbaikan/$employeeId', () => import('@/features/improvement/improvement-page').then((part) => part.ImprovementPage)),
    page('/umpan-balik', () => import('@/features/feedback/feedback-page').then((part) => part.FeedbackPage)),
    searched('/umpan-balik/tulis', writeSearch, () => import('@/features/feedback/write-page').then((part) => part.WritePage)),
    page('/hasil', () => import('@/features/evaluations/results-page').then((part) => part.ResultsPage)),
    page('/hasil/$evaluationId', () => import('@/features/evaluations/result-page').then((part) => part.ResultPage)),
    page('/karier', () => import('@/app/career-page').then((part) => part.OwnCareerPage)),
    page('/karier/$employeeId', () => import('@/app/career-page').then((part) => part.CareerPage)),
    searched('/karier/$employeeId/lembar/$sheet', sheetSearch, () => import('@/features/credit/sheet-page').then((part) => part.SheetPage)),
    page('/pelatihan', () => import('@/features/learning/learning-page').then((part) => part.LearningPage)),
    page('/pelatihan/kursi/$seatId', () => import('@/features/learning/seat-page').then((part) => part.SeatPage)),
    page('/tim/$employeeId/pengembangan', () => import('@/features/learning/member-page').then((part) => part.MemberPage)),
    searched('/tim', myTeamSearch, () => import('@/features/analytics/team-page').then((part) => part.TeamPage)),
    searched('/pimpinan/belum', chaseSearch, () => import('@/features/chase/chase-page').then((part) => part.ChasePage)),
    searched('/pimpinan/memimpin', leadersSearch, () => import('@/features/leadership/leadership-page').then((part) => part.LeadershipPage)),
    searched('/pimpinan/memimpin/$employeeId', actsSearch, () => import('@/features/leadership/leader-page').then((part) => part.LeaderPage)),
    searched('/pimpinan/analisis', insightSearch, () => import('@/features/insights/insights-page').then((part) => part.InsightsPage)),
    searched('/pimpinan', cockpitSearch, () => import('@/app/cockpit-page').then((part) => part.LeaderPage)),
    page('/evaluasi', () => import('@/features/evaluations/queue-page').then((part) => part.QueuePage)),
    page('/evaluasi/$evaluationId', () => import('@/features/evaluations/rate-page').then((part) => part.RatePage)),
    page('/akun', () => import('@/features/identity/account-page').then((part) => part.AccountPage)),
    searched('/opd/pegawai', peopleSearch, () => import('@/features/organization/people-page').then((part) => part.PeoplePage)),
    page('/opd/pegawai/baru', () => import('@/features/organization/add-person-page').then((part) => part.AddPersonPage)),
    page('/opd/pegawai/tertahan', () => import('@/features/evaluations/stuck-page').then((part) => part.StuckPage)),
    searched('/opd/pegawai/$employeeId', personSearch, () => import('@/features/organization/person-page').then((part) => part.PersonPage)),
    page('/opd/unit', () => import('@/features/organization/units-page').then((part) => part.UnitsPage)),
    page('/kota/jadwal', () => import('@/features/cycles/schedule-page').then((part) => part.SchedulePage)),
    page('/kota/peran', () => import('@/features/identity/roles-page').then((part) => part.RolesPage)),
    page('/kota/akun-layanan', () => import('@/features/identity/service-accounts-page').then((part) => part.ServiceAccountsPage)),
    searched('/periksa/jejak', trailSearch, () => import('@/features/audit/trail-page').then((part) => part.TrailPage)),
    searched('/kenaikan-pangkat', candidateSearch, () => import('@/features/promotion/candidates-page').then((part) => part.CandidatesPage)),
    searched('/kenaikan-pangkat/$employeeId', promotionSearch, () => import('@/features/promotion/person-page').then((part) => part.PersonPage)),
    searched('/kebutuhan-jabatan', needsSearch, () => import('@/features/promotion/needs-page').then((part) => part.NeedsPage)),
    page('/opd/pelatihan/usulan/$programmeId', () => import('@/features/programmes/programme-page').then((part) => part.ProgrammePage)),
    searched('/pelatihan/katalog', catalogueSearch, () => import('@/features/programmes/catalogue-page').then((part) => part.CataloguePage)),
    page('/hadir', () => import('@/features/programmes/attend-page').then((part) => part.AttendTodayPage)),
    searched('/hadir/$programmeId', attendSearch, () => import('@/features/programmes/attend-page').then((part) => part.AttendPage)),
    searched('/opd/pelatihan', overviewSearch, () => import('@/features/training-plan/overview-page').then((part) => part.OverviewPage)),
    searched('/opd/pelatihan/usulan/baru', proposalSearch, () => import('@/features/training-plan/new-proposal-page').then((part) => part.NewProposalPage)),
    page('/opd/pelatihan/usulan/$programmeId/ubah', () => import('@/features/training-plan/change-proposal-page').then((part) => part.ChangeProposalPage)),
    searched('/opd/pelatihan/cetak', paperSearch, () => import('@/features/training-plan/plan-paper-page').then((part) => part.PlanPaperPage)),
    searched('/opd/bakat', talentSearch, () => import('@/features/training-plan/talent-page').then((part) => part.TalentPage)),
    page('/opd/kompetensi', () => import('@/features/training-plan/model-page').then((part) => part.ModelPage)),
    page('/kebijakan', () => import('@/features/policy/policies-page').then((part) => part.PoliciesPage)),
    searched('/kebijakan/berlaku', inForceSearch, () => import('@/features/policy/in-force-page').then((part) => part.InForcePage)),
    page('/kebijakan/$policyId', () => import('@/features/policy/policy-page').then((part) => part.PolicyPage)),
    page('/kebijakan/$policyId/susun', () => import('@/features/policy/draft-page').then((part) => part.DraftPage)),
    page('/kebijakan/$policyId/jawab', () => import('@/features/policy/answers-page').then((part) => part.AnswersPage)),
    page('/kebijakan/$policyId/hasil', () => import('@/features/policy/result-page').then((part) => part.ResultPage)),
    page('/kebijakan/ayat/$paragraphId', () => import('@/features/policy/paragraph-page').then((part) => part.ParagraphPage)),
    page('/aturan', () => import('@/features/policy/settings-page').then((part) => part.SettingsPage)),
    searched('/opd/impor', importSearch, () => import('@/features/imports/import-page').then((part) => part.ImportPage)),
  ])
}

const lazily = (load: Load) => lazyRouteComponent(() => loadPage(load))
