/** Every page has an address, in Indonesian; pages load when they are opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'

import { Gone } from '@/components/states'

import { AppShell } from './app-shell'
import { loadPage } from './load-page'

const root = createRootRoute({ notFoundComponent: Gone })

const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: AppShell })

const page = <T extends string>(path: T, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => frame, path, component: lazyRouteComponent(() => loadPage(load, name), name as never) })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/beranda' })
  },
})

export const routeTree = root.addChildren([
  start,
  frame.addChildren([
    createRoute({ getParentRoute: () => frame, path: '$', component: Gone }),
    page('/beranda', () => import('@/app/home-page'), 'HomePage'),
    page('/skp', () => import('@/features/goals/plans-page'), 'PlansPage'),
    page('/skp/$planId', () => import('@/features/goals/plan-page'), 'PlanPage'),
    page('/perjanjian-kinerja', () => import('@/features/agreements/agreement-page'), 'AgreementPage'),
    page('/realisasi', () => import('@/features/achievements/reports-page'), 'ReportsPage'),
    page('/realisasi/$planId/$periodId', () => import('@/features/achievements/report-page'), 'ReportPage'),
    page('/umpan-balik', () => import('@/features/feedback/feedback-page'), 'FeedbackPage'),
    page('/umpan-balik/tulis', () => import('@/features/feedback/write-page'), 'WritePage'),
    page('/hasil', () => import('@/features/evaluations/results-page'), 'ResultsPage'),
    page('/hasil/$evaluationId', () => import('@/features/evaluations/result-page'), 'ResultPage'),
    page('/tim', () => import('@/features/analytics/team-page'), 'TeamPage'),
    page('/evaluasi', () => import('@/features/evaluations/queue-page'), 'QueuePage'),
    page('/evaluasi/$evaluationId', () => import('@/features/evaluations/rate-page'), 'RatePage'),
    page('/akun', () => import('@/features/identity/account-page'), 'AccountPage'),
    page('/opd/pegawai', () => import('@/features/organization/people-page'), 'PeoplePage'),
    page('/opd/pegawai/baru', () => import('@/features/organization/add-person-page'), 'AddPersonPage'),
    page('/opd/pegawai/$employeeId', () => import('@/features/organization/person-page'), 'PersonPage'),
    page('/opd/unit', () => import('@/features/organization/units-page'), 'UnitsPage'),
    page('/kota/jadwal', () => import('@/features/cycles/schedule-page'), 'SchedulePage'),
    page('/opd/impor', () => import('@/features/imports/import-page'), 'ImportPage'),
  ]),
])

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
