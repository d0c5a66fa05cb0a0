import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, hr, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage, renderPart } from '@/testing/render'

import type { Act, LeaderLine, LeaderPoint, PointCounts } from './leadership-queries'
import { shareOnTime } from './figures'
import { LeadershipCard } from './leadership-card'
import { POINTS } from './search-params'

const Q3 = 20260709
const cycle = {
  id: 20261, year: 2026, state: 'open', period_kind: 'triwulanan', planning_due_on: '2026-01-31', version: 1,
  periods: [20260103, 20260406, Q3, 20261012].map((id, index) => ({ id, kind: 'triwulanan', state: 'open', starts_on: `2026-${String(index * 3 + 1).padStart(2, '0')}-01`, ends_on: '2026-12-31', report_due_on: '2026-10-09', evaluate_due_on: '2026-10-20', version: 1, evaluated_from: '2026-09-24' })),
}
const counts = (of: Partial<Record<PointCounts['point'], [number, number, number]>>): PointCounts[] =>
  POINTS.map((point) => {
    const [on_time, late, open] = of[point] ?? [0, 0, 0]
    return { point, on_time, late, open }
  })
const within_days: Record<LeaderPoint['point'], number | null> = { feedback_asked: 7, feedback_given: null, evidence: 5, plans: 5, evaluations: null, answers: 7 }
const leaderOf = (name: string, id = 'p1') => ({ id, name, nip: null, position: 'Kepala Puskesmas', unit: { id: 'u1', name: 'Puskesmas Taman Sari' } })
const viewOf = (leader: ReturnType<typeof leaderOf>, points: PointCounts[]) => ({ leader, period_id: Q3, points: points.map((one) => ({ ...one, within_days: within_days[one.point] })) })
const lineOf = (leader: LeaderLine['leader'], late: number, points: PointCounts[]): LeaderLine => ({ leader, late, points })
const act = (more: Partial<Act>): Act => ({ person: { id: 'w', name: 'Ni Wayan Sukerti' }, period_id: Q3, state: 'on_time', received_on: '2026-09-01', due_on: '2026-09-08', done_on: '2026-09-03', handed_on: null, plan_id: 'plan-w', evaluation_id: null, ...more })

const chief = { ...kadek, assesses: 12, leads: true }
const places = { 'GET /api/health/live': healthy, 'GET /api/v1/periods/current': currentPeriod, [`GET /api/v1/cycles/${currentPeriod.cycle_id}`]: cycle }

const dinas = { id: 'u', name: 'Dinas Kesehatan' }

function openBoth(me: typeof chief, own: PointCounts[], items: LeaderLine[], tops = [dinas]) {
  const api = mockApi({
    ...places,
    'GET /api/v1/me': me,
    [`GET /api/v1/leadership/${me.id}`]: viewOf(leaderOf(me.name, me.id), own),
    'GET /api/v1/leadership': { unit: dinas, tops, period_id: Q3, totals: items[0]?.points ?? [], late_leaders: items.filter((one) => one.late > 0).length, items, total: items.length, page: 1, size: 25 },
  })
  return renderPage('/pimpinan/memimpin').then((page) => ({ ...page, ...api }))
}

test('the heading says what of mine is late; each figure opens its acts', async () => {
  await openBoth(chief, counts({ evidence: [3, 2, 1] }), [lineOf(leaderOf('Made Suardana'), 1, counts({ evidence: [1, 1, 0], plans: [0, 0, 2] }))])
  expect(await screen.findByRole('heading', { level: 1, name: '2 hal dari Anda lewat waktu' })).toBeTruthy()
  const mine = within(screen.getByRole('region', { name: 'Saya memimpin' }))
  expect(mine.getByText('Dalam 5 hari kerja sejak dikirim.')).toBeTruthy()
  expect(mine.getByText('3 dari 5')).toBeTruthy()
  expect(mine.getByRole('link', { name: 'Lihat 2 yang lewat waktu: Memeriksa bukti dukung' }).getAttribute('href')).toBe(`/pimpinan/memimpin/${chief.id}?poin=evidence&lewat=1`)
  expect(mine.getAllByRole('row')).toHaveLength(2)
  const below = within(screen.getByRole('region', { name: 'Pimpinan di bawah saya' }))
  expect(below.getByText('Dinas Kesehatan, 1 pimpinan, 1 dengan yang lewat waktu')).toBeTruthy()
  expect(below.getByRole('link', { name: 'Bukti, Made Suardana: 1 dari 2, 1 lewat waktu' })).toBeTruthy()
  expect(below.getByRole('link', { name: 'SKP, Made Suardana: 2 masih ada waktu' })).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('who leads several units chooses of which the leaders are shown', async () => {
  const { user, last } = await openBoth(chief, counts({}), [], [dinas, { id: 'u2', name: 'Dinas Sosial' }])
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Unit' }), 'Dinas Sosial')
  expect(last('GET', '/api/v1/leadership')?.query.get('unit_id')).toBe('u2')
})

test('whoever leads nobody reads of the leaders only', async () => {
  await openBoth({ ...hr, assesses: 0, leads: false }, counts({}), [lineOf(leaderOf('Made Suardana'), 3, counts({ plans: [0, 3, 0] })), lineOf(leaderOf('Luh Diah', 'p2'), 0, counts({}))])
  expect(await screen.findByRole('heading', { level: 1, name: '1 dari 2 pimpinan perlu dibantu' })).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Saya memimpin' })).toBeNull()
})

function openLeader(me: typeof chief, acts: Act[], search: string) {
  mockApi({
    ...places,
    'GET /api/v1/me': me,
    'GET /api/v1/leadership/p1': viewOf(leaderOf('Made Suardana'), counts({ evidence: [1, 2, 0], evaluations: [0, 1, 0], feedback_given: [0, 1, 0] })),
    'GET /api/v1/leadership/p1/acts': { items: acts, total: acts.length, page: 1, size: 25 },
  })
  return renderPage(`/pimpinan/memimpin/p1${search}`)
}

test('an act says until when it had time, what came of it, and leads to what it is about', async () => {
  const handed = act({ state: 'late', done_on: null, handed_on: '2026-09-11', plan_id: null, person: { id: 'm', name: 'I Made Astawa' } })
  await openLeader(chief, [act({}), handed, act({ state: 'late', done_on: null, person: { id: 'k', name: 'I Ketut' } })], '?poin=evidence')
  expect(await screen.findByText('Selesai 3 Sep 2026')).toBeTruthy()
  expect(screen.getByText('Diteruskan 11 Sep 2026 kepada pimpinan berikutnya')).toBeTruthy()
  expect(screen.getByText('lewat 3 hari')).toBeTruthy()
  expect(screen.getByText('lewat 30 hari')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Lihat: Ni Wayan Sukerti' }).getAttribute('href')).toBe(`/realisasi/plan-w/${Q3}`)
  expect(screen.queryByRole('link', { name: /I Made Astawa/ })).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test.each([
  ['evaluations', { evaluation_id: 'e1' }, 'Evaluasi: Ni Wayan Sukerti', '/evaluasi/e1'],
  ['feedback_given', {}, 'Beri umpan balik: Ni Wayan Sukerti', '/umpan-balik/tulis?plan=plan-w'],
  ['plans', {}, 'Baca SKP: Ni Wayan Sukerti', '/skp/plan-w'],
] as const)('what still waits for oneself leads to where it is done: %s', async (point, more, name, href) => {
  await openLeader({ ...chief, id: 'p1' }, [act({ state: 'late', done_on: null, ...more })], `?poin=${point}`)
  expect((await screen.findByRole('link', { name })).getAttribute('href')).toBe(href)
})

test('what cannot be made good is said, and no days are counted', async () => {
  await openLeader(chief, [act({ state: 'late', done_on: null })], '?poin=feedback_given')
  expect(await screen.findByText('Belum ada umpan balik untuk periode ini')).toBeTruthy()
  expect(screen.queryByText(/lewat \d+ hari/)).toBeNull()
})

test('the card has four figures and the way to what stands behind them', () => {
  renderPart(<LeadershipCard totals={counts({ feedback_asked: [1, 0, 0], feedback_given: [6, 1, 9], evidence: [9, 1, 0] })} />)
  expect(screen.getAllByRole('term').map((term) => `${term.nextElementSibling?.textContent} ${term.textContent}`)).toEqual([
    '87\u00a0% umpan balik tepat waktu', '90\u00a0% bukti diperiksa tepat waktu', '– evaluasi tepat waktu', '2 hal lewat waktu',
  ])
  expect(screen.getByRole('link', { name: 'Lihat rincian' }).getAttribute('href')).toBe('/pimpinan/memimpin')
})

test('a share is never rounded up to all', () => {
  expect(shareOnTime(counts({ evidence: [999, 1, 0] }))).toBe(99)
  expect(shareOnTime(counts({ evidence: [0, 0, 4] }))).toBeNull()
})
