import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page, problem } from '@/testing/api'
import { healthy, hr, kadek } from '@/testing/people'
import { currentPeriod, third } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import { placeOf } from './unsent-drafts'

const KEY = '0198f0a2-7c11-8abc-8000-0123456789ab'
const plan = { id: KEY, cycle_id: 20261, state: 'submitted' }
const READINESS = 'GET /api/v1/cycles/20261/periods/20260709/readiness'
const ready = { cycle_id: 20261, period_id: 20260709, people: 193, reported: 96, not_reported: 78, without_plan: 19, without_assessor: 0 }
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': kadek,
  'GET /api/v1/periods/current': currentPeriod,
  'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
  'GET /api/v1/plans': page([plan]),
}
const DONE = 'Beres. Tidak ada yang menunggu Anda.'
const unfinished = async () => within(await screen.findByRole('region', { name: 'Belum selesai' }))

test('who has nothing to do is told so', async () => {
  mockApi(answers)
  await renderPage('/beranda')
  expect(await screen.findByText(DONE)).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Belum selesai' })).toBeNull()
})

test('a person without a plan is not told that all is done', async () => {
  mockApi({ ...answers, 'GET /api/v1/plans': page([{ ...plan, cycle_id: 20251 }, { ...plan, state: 'cancelled' }]) })
  await renderPage('/beranda')
  const card = await unfinished()
  expect(card.getByText('SKP 2026 belum dimulai.')).toBeTruthy()
  expect(card.getByRole('link', { name: 'Mulai SKP: SKP 2026 belum dimulai.' }).getAttribute('href')).toBe('/skp')
  expect(screen.queryByText(DONE)).toBeNull()
  expect(document.body.textContent).not.toContain('Tidak ada yang menunggu Anda')
  expect(await axeViolations()).toEqual([])
})

test('before a year is opened the home page is there, and asks for no plan', async () => {
  mockApi({ ...answers, 'GET /api/v1/me': { ...hr, is_asn: false }, 'GET /api/v1/periods/current': () => problem('not-found', 404) })
  await renderPage('/beranda')
  expect(await screen.findByText(DONE)).toBeTruthy()
})

test('who rests from duty is not reminded of a plan', async () => {
  mockApi({ ...answers, 'GET /api/v1/me': { ...kadek, owes_plan: false }, 'GET /api/v1/plans': page([]) })
  await renderPage('/beranda')
  expect(await screen.findByText(DONE)).toBeTruthy()
})

test('nobody is told so before it is known', async () => {
  mockApi({ ...answers, 'GET /api/v1/me': { ...kadek, is_asn: false }, 'GET /api/v1/plans': () => new Promise(() => undefined) })
  await renderPage('/beranda')
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
  expect(screen.queryByText(DONE)).toBeNull()
})

test('what was written on the device and not sent is named once for each place, with the way to it', async () => {
  localStorage.setItem(`sk-report-${KEY}-20260709`, JSON.stringify({ version: 1, value: { a: { value: '7' } }, sent: [] }))
  localStorage.setItem(`sk-plan-${KEY}-goal-1`, JSON.stringify({ version: 2, value: { text: 'Baru' }, sent: [] }))
  localStorage.setItem(`sk-plan-${KEY}-goal-2`, JSON.stringify({ version: 2, value: { text: 'Lain' }, sent: [] }))
  localStorage.setItem(`sk-ack-${KEY}`, JSON.stringify(' '))
  localStorage.setItem('sk-text-size', JSON.stringify('125%'))
  mockApi(answers)
  await renderPage('/beranda')
  const links = (await unfinished()).getAllByRole('link')
  expect(links.map((one) => [one.getAttribute('aria-label'), one.getAttribute('href')])).toEqual([
    ['Lanjutkan: Laporan Triwulan III 2026 belum terkirim', `/realisasi/${KEY}/20260709`],
    ['Lanjutkan: Isi SKP belum terkirim', `/skp/${KEY}`],
  ])
  expect(screen.queryByText(DONE)).toBeNull()
})

test('every kind of draft has a page that takes it up; preferences are none', () => {
  const keys = ['report-K-20260709', 'plan-K-goal-1', 'talk-K', 'return-K', 'rate-K', 'ack-K', 'feedback-K', 'evidence-K-1', 'verdict-K', 'pk-x', 'add-person-K']
  expect(keys.map((key) => placeOf(`sk-${key.replace('K', KEY)}`)?.kind)).toEqual(['report', 'plan', 'note', 'note', 'rating', 'answer', 'feedback', 'evidence', 'verdict', 'agreement', 'person'])
  expect(['sk-language', 'sk-text-size', 'sk-idempotency-x'].map(placeOf)).toEqual([null, null, null])
})

test('HR hears of a deadline of everybody on the days before it, with who is missing', async () => {
  mockApi({ ...answers, 'GET /api/v1/me': hr, [READINESS]: ready })
  await renderPage('/beranda')
  const card = await unfinished()
  expect(card.getByText('Batas laporan Triwulan III 2026')).toBeTruthy()
  expect(card.getByText('97 dari 193 orang belum melapor lengkap atau belum punya SKP.')).toBeTruthy()
  expect(card.getByText('Besok')).toBeTruthy()
  expect(card.getByRole('link', { name: /Lihat siapa/ }).getAttribute('href')).toBe('/kesiapan/20260709')
})

test('HR hears of the end of planning while it can still be met', async () => {
  const later = { ...third, report_due_on: '2026-12-20' }
  const current = { ...currentPeriod, planning_due_on: '2026-10-09', period: later, periods: [later] }
  mockApi({ ...answers, 'GET /api/v1/me': hr, 'GET /api/v1/periods/current': current, [READINESS]: ready })
  await renderPage('/beranda')
  const card = await unfinished()
  expect(card.getByText('19 dari 193 orang belum punya SKP yang disetujui.')).toBeTruthy()
  expect(card.getByRole('link', { name: /Batas penetapan SKP 2026/ }).getAttribute('href')).toBe('/kesiapan/20260709?jenis=without_plan')
})

test('long before the deadline, or when all have reported, there is nothing to tell', async () => {
  mockApi({ ...answers, 'GET /api/v1/me': hr, [READINESS]: { ...ready, reported: 193, not_reported: 0, without_plan: 0 } })
  const { unmount } = await renderPage('/beranda')
  expect(await screen.findByText(DONE)).toBeTruthy()
  unmount()
  const later = { ...third, report_due_on: '2026-10-20' }
  const { asked } = mockApi({ ...answers, 'GET /api/v1/me': hr, 'GET /api/v1/periods/current': { ...currentPeriod, period: later, periods: [later] } })
  await renderPage('/beranda')
  expect(await screen.findByText(DONE)).toBeTruthy()
  expect(asked.filter((one) => one.path.endsWith('readiness'))).toEqual([])
})
