import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { changing, detail, development, person, seat, superior } from './factories'
import type { SeatDetail } from './seat-queries'

const head = { ...kadek, id: superior.id, name: superior.name, assesses: 24, leads: true }
const APPROVAL = '/api/v1/training-seats/s-1/approval'
const task = { id: 't-1', subject_id: 's-1', facts: {}, about: person, due_on: '2026-10-16', period_id: null, working_days_left: 6, nudge: null }
const accepted = seat({ state: 'accepted', approver: superior, may: ['approve'] })

async function open(shown: SeatDetail, me: typeof kadek, more: Record<string, unknown> = {}) {
  const api = mockApi({
    'GET /api/health/live': healthy,
    'GET /api/v1/me': me,
    'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
    'GET /api/v1/training-seats/s-1': shown,
    [`GET /api/v1/employees/${kadek.id}/development`]: development,
    ...more,
  })
  const page = await renderPage('/pelatihan/kursi/s-1')
  await screen.findByRole('heading', { level: 1 })
  return { ...page, ...api }
}

test('the superior sees who else is away on these days, and lets the person go', async () => {
  const colleagues: SeatDetail['colleagues'] = [{ employee: { id: 'p-2', name: 'Ratna Sari' }, position: 'Guru Ahli Muda', title: 'Kelas yang beragam', state: 'approved', days: ['2026-11-03'] }]
  const approved = seat({ state: 'approved', approver: superior, may: [] })
  const { user, last } = await open(detail({ seat: accepted, colleagues }), head, {
    'GET /api/v1/tasks': { items: [{ ...task, kind: 'approve_seat' }], waiting: [], reminders: [] },
    ...changing('/api/v1/training-seats/s-1', detail({ seat: accepted, colleagues }), `POST ${APPROVAL}`, detail({ seat: approved }), approved),
  })
  const card = within(screen.getByRole('region', { name: `${kadek.name} ingin ikut pelatihan ini` }))
  expect(card.getByText('1 rekan seunit juga punya kursi pada hari-hari ini:')).toBeTruthy()
  expect(card.getByText('Ratna Sari').closest('li')?.textContent).toContain('Kelas yang beragam, 3 Nov 2026')
  expect(card.getByText('Aturan kota: paling banyak 6 dari 24 orang unit ini pergi bersamaan.')).toBeTruthy()
  expect(card.getByText(/tetap boleh hadir; diam tidak menahan siapa pun/)).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  await user.click(card.getByRole('button', { name: 'Setujui' }))
  expect(last('POST', APPROVAL)?.body).toEqual({ approves: true, reason: null })
  expect(await screen.findByText(`${kadek.name}: Disetujui.`)).toBeTruthy()
})

test('who cannot be spared is told why, in a whole sentence', async () => {
  const refused = { ...accepted, state: 'declined', refusal: 'Dua guru lain cuti.', may: [] }
  const { user, last } = await open(detail({ seat: accepted }), head, { [`POST ${APPROVAL}`]: refused })
  expect(screen.getByText('Tidak ada rekan seunit lain yang punya kursi pelatihan pada hari-hari ini.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Belum bisa dilepas' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Alasan'), 'Repot')
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Belum bisa dilepas' }).disabled).toBe(true)
  await user.clear(dialog.getByLabelText('Alasan'))
  await user.type(dialog.getByLabelText('Alasan'), 'Dua guru lain cuti.')
  await user.click(dialog.getByRole('button', { name: 'Belum bisa dilepas' }))
  expect(last('POST', APPROVAL)?.body).toEqual({ approves: false, reason: 'Dua guru lain cuti.' })
})

test('the person answers on the page of the seat too', async () => {
  await open(detail(), kadek)
  expect(screen.getByRole('button', { name: 'Terima kursi' })).toBeTruthy()
  expect(screen.getByText('Mengapa Anda')).toBeTruthy()
  expect(screen.getByText('Tatap muka')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Setujui' })).toBeNull()
})

test.each([
  [{ state: 'declined', refusal: 'Dua guru lain cuti.' }, /Made Suartini belum dapat melepas Anda.*Penilaian Anda tidak turun/, 'Dua guru lain cuti.'],
  [{ state: 'passed_over', passed_over_reason: 'Unit sedang akreditasi.' }, /Kali ini Anda belum mendapat kursi/, 'Unit sedang akreditasi.'],
] as const)('news is read with its reason: %#', async (more, words, reason) => {
  const read = '/api/v1/training-seats/s-1/reading'
  const { user, last } = await open(detail({ seat: seat({ ...more, approver: superior, may: [] }) }), kadek, {
    'GET /api/v1/tasks': { items: [{ ...task, kind: 'read_seat' }], waiting: [], reminders: [] },
    [`POST ${read}`]: () => ({ status: 204 }),
  })
  const card = within(await screen.findByRole('region', { name: /Kabar kursi Anda/ }))
  expect(card.getByText(words)).toBeTruthy()
  expect(card.getByText(`Alasannya: “${reason}”`)).toBeTruthy()
  await user.click(card.getByRole('button', { name: 'Sudah saya baca' }))
  expect(last('POST', read)).toBeTruthy()
})

test.each([
  [seat({ state: 'waiting', may: [], reasons: { ...seat().reasons, held: 'unit_away' } }), /urutan 17.*Anda tidak perlu berbuat apa-apa/],
  [seat({ state: 'approved', may: [] }), /Disetujui\. Anda ikut mulai Senin, 2 November 2026/],
  [seat({ state: 'approved', programme_state: 'cancelled', may: [] }), /Pelatihan ini dibatalkan/],
])('a seat says how it stands: %#', async (one, words) => {
  await open(detail({ seat: one }), kadek)
  expect(screen.getByText(words)).toBeTruthy()
})
