import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import type { Reminder, Task } from '@/lib/tasks'
import { mockApi, problem } from '@/testing/api'
import { healthy } from '@/testing/people'
import { axeViolations, renderPart } from '@/testing/render'

import { TaskList } from './task-list'

const facts = { plan_id: 'plan-1', evaluation_id: null, service_id: null, reported: null, indicators: null, title: null, reason: null }
const task = (id: string, kind: Task['kind'], more: Partial<Omit<Task, 'facts'>> & { facts?: Partial<Task['facts']> } = {}): Task => ({
  id, kind, subject_kind: 'plan', subject_id: 'subject-1', period_id: 20260709, about: { id: 'p2', name: 'Luh Diah Pratiwi' }, due_on: '2026-10-09', working_days_left: 1, waits_on: 'me', nudge: null, ...more, facts: { ...facts, ...more.facts },
})

function open(items: Task[], waiting: Task[] = [], reminders: Reminder[] = []) {
  mockApi({ 'GET /api/health/live': healthy, 'GET /api/v1/tasks': { items, waiting, reminders } })
  return renderPart(<TaskList isClear />)
}

test('each turn says what, why, until when, and has one button; only the first is filled', async () => {
  open([
    task('t1', 'report', { facts: { reported: 2, indicators: 4 } }),
    task('t2', 'rate', { due_on: '2026-10-15', working_days_left: 5, facts: { evaluation_id: 'e1' } }),
    task('t3', 'replace_evidence', { due_on: '2026-10-05', working_days_left: -3, facts: { title: 'Foto posbindu', reason: 'Tidak terbaca.' } }),
  ])
  const rows = within(await screen.findByRole('region', { name: 'Giliran Anda' })).getAllByRole('listitem')
  expect(rows.map((row) => within(row).getByRole('link').getAttribute('href'))).toEqual(['/realisasi/plan-1/20260709', '/evaluasi/e1', '/realisasi/plan-1/20260709?bukti=subject-1'])
  expect(rows[0]?.textContent).toContain('2 dari 4 indikator sudah terisi. Tinggal 2 lagi.')
  await waitFor(() => expect(rows[0]?.textContent).toContain('Besok'))
  expect(rows[1]?.textContent).toContain('Evaluasi Luh Diah Pratiwi, Triwulan III 2026')
  expect(rows[1]?.textContent).toContain('5 hari kerja lagi')
  expect(rows[2]?.textContent).toContain('“Foto posbindu” dikembalikan: Tidak terbaca.')
  expect(rows[2]?.textContent).toContain('lewat 3 hari kerja')
  const filled = screen.getAllByRole('link').filter((one) => one.getAttribute('data-variant') === 'filled')
  expect(filled.map((one) => one.textContent)).toEqual(['Lapor sekarang'])
  expect(await axeViolations()).toEqual([])
})

test('several pieces of evidence of one report are one visit', async () => {
  open([task('t1', 'judge_evidence', { facts: { title: 'A' } }), task('t2', 'judge_evidence', { facts: { title: 'B' } }), task('t3', 'judge_evidence', { facts: { plan_id: 'plan-2', title: 'C' } })])
  expect(await screen.findByText('Periksa 2 bukti dari Luh Diah Pratiwi')).toBeTruthy()
  expect(screen.getByText('2 hal')).toBeTruthy()
  expect(screen.getByText(/“C” menunggu diterima atau dikembalikan\./)).toBeTruthy()
})

test('cases of one service are one visit, each step of others by itself', async () => {
  const due = (id: string, more: Partial<Task> = {}) => task(id, 'case_due', { subject_kind: 'service_case', subject_id: `c-${id}`, period_id: null, about: null, facts: { service_id: 's1', title: `SIP-${id}` }, ...more })
  open([due('1'), due('2'), due('3', { about: { id: 'p7', name: 'Luh Putu Sekar' } })])
  expect(await screen.findByText('Selesaikan 2 kasus sebelum lewat standar')).toBeTruthy()
  const ways = screen.getAllByRole('link', { name: 'Lihat kasus' }).map((one) => one.getAttribute('href'))
  expect(ways).toEqual(['/layanan/s1/kasus?keadaan=open', '/layanan/s1/kasus/c-3'])
  expect(screen.getByText('SIP-3, petugasnya Luh Putu Sekar, sedang menunggu unit Anda.')).toBeTruthy()
})

test('what waits for somebody else names them, and that it does not count against me', async () => {
  open([], [task('t1', 'agree_plan', { waits_on: 'other', about: { id: 'p9', name: 'I Made Wirawan' } })])
  expect(await screen.findByText('Beres. Tidak ada yang menunggu Anda.')).toBeTruthy()
  const waiting = within(screen.getByRole('region', { name: 'Menunggu orang lain' }))
  expect(waiting.getByText('SKP Anda menunggu persetujuan')).toBeTruthy()
  expect(waiting.getByText('Menunggu I Made Wirawan')).toBeTruthy()
  expect(waiting.getByText(/tidak dihitung sebagai keterlambatan Anda/)).toBeTruthy()
  expect(waiting.queryByRole('link')).toBeNull()
})

test('what waits for the same person until the same day is one line', async () => {
  const piece = (id: string, due_on: string) => task(id, 'judge_evidence', { waits_on: 'other', about: { id: 'p9', name: 'I Made Wirawan' }, due_on })
  open([], [piece('t1', '2026-10-20'), piece('t2', '2026-10-20'), piece('t3', '2026-10-21')])
  const waiting = within(await screen.findByRole('region', { name: 'Menunggu orang lain' }))
  expect(waiting.getAllByText('Menunggu I Made Wirawan')).toHaveLength(2)
  expect(waiting.getAllByText('2 hal')).toHaveLength(1)
})

test('a list that does not come says so, with another try', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  mockApi({ 'GET /api/health/live': healthy, 'GET /api/v1/tasks': () => problem('unexpected', 500) })
  renderPart(<TaskList isClear />)
  expect((await screen.findByRole('alert')).textContent).toContain('bukan kesalahan Anda')
  expect(screen.getByRole('button', { name: 'Coba lagi' })).toBeTruthy()
})

const nudge = { by: [{ id: 'p9', name: 'I Made Wirawan' }], on: '2026-10-07', people: 1, this_week: 1 }

test('a turn says who reminded me of it and how often; what is no task yet stands before it', async () => {
  open([task('t1', 'report', { nudge: { ...nudge, this_week: 3 } }), task('t2', 'rate')], [], [{ subject: 'feedback_missing', period_id: 20260709, nudge: { ...nudge, people: 5 } }])
  const rows = within(await screen.findByRole('region', { name: 'Giliran Anda' })).getAllByRole('listitem')
  expect(rows).toHaveLength(3)
  expect(rows[0]?.textContent).toContain('Beri umpan balik kepada 5 orang di tim Anda')
  await waitFor(() => expect(rows[0]?.textContent).toContain('Diingatkan I Made Wirawan, Rabu, 7 Okt. Tentang 5 orang.'))
  expect(rows[1]?.textContent).toContain('Diingatkan I Made Wirawan, Rabu, 7 Okt. 3 pengingat minggu ini.')
  expect(rows[2]?.textContent).not.toContain('Diingatkan')
  const filled = screen.getAllByRole('link').filter((one) => one.getAttribute('data-variant') === 'filled')
  expect(filled.map((one) => one.getAttribute('href'))).toEqual(['/tim'])
  expect(await axeViolations()).toEqual([])
})
