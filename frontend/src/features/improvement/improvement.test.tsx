/** Help after a weak result: what each side reads and does, and what is never done by itself. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import { chief, coaching, file, improvement, person, sessions } from './factories'
import type { File, Session } from './improvement-queries'

const PAGE = '/perbaikan/w1'

async function open(me: unknown, shown: File = file, held: unknown = sessions, more: Record<string, unknown> = {}) {
  const api = mockApi({
    'GET /api/v1/me': me, 'GET /api/health/live': healthy, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
    'GET /api/v1/employees/w1/improvement': shown,
    'GET /api/v1/guidance-sessions': held,
    ...more,
  })
  return { ...(await renderPage(PAGE)), api }
}

test('the person reads what was said, adds a word of their own, and sees what comes', async () => {
  const place = '/api/v1/improvements/i1/steps/s1/reading'
  const { user, api } = await open(person, file, sessions, { [`POST ${place}`]: file })
  expect(await screen.findByText('Bukan hukuman: 6 bulan dengan bantuan.')).toBeTruthy()
  expect(screen.getByText(/^Pembicaraan bulan ke-6, paling lambat Kamis, 8 April 2027/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Catat pembicaraan bulan ini' })).toBeNull()
  await user.type(screen.getByLabelText('Kata saya sendiri (boleh dikosongkan)'), 'Saya setuju.')
  await user.click(screen.getByRole('button', { name: 'Sudah saya baca' }))
  await waitFor(() => expect(api.last('POST', place)?.body).toEqual({ own_word: 'Saya setuju.' }))
  expect(await axeViolations()).toEqual([])
})

test('between two talks it is nobody’s turn, near one it is the assessor’s', async () => {
  const may: File['items'][0]['may'] = ['bicara', 'tercapai']
  await open(chief, { ...file, items: [{ ...improvement, may }] })
  const later = await screen.findByRole('button', { name: 'Catat pembicaraan bulan ini' })
  expect(later.closest('.turn')).toBeNull()
})

test('what is hard names its document, and is not the button in front', async () => {
  const place = '/api/v1/improvements/i1/steps'
  const late = { ...improvement, state: 'penempatan_sementara' as const, due_on: '2026-10-01', may: ['pindah', 'berhentikan', 'hentikan'] as File['items'][0]['may'] }
  const { user, api } = await open(chief, { ...file, items: [late] }, sessions, { [`POST ${place}`]: file })
  expect(await screen.findByText(/Tidak ada yang terjadi dengan sendirinya/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Catat pemindahan' }).getAttribute('data-variant')).toBe('filled')
  await user.click(screen.getByRole('button', { name: 'Catat pemberhentian dengan hormat' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Uraian'), 'Keputusan wali kota.')
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Catat' }).disabled).toBe(true)
  await user.type(dialog.getByLabelText('Nomor dokumen'), '800/12')
  await user.click(dialog.getByRole('button', { name: 'Catat' }))
  await waitFor(() => expect(api.last('POST', place)?.body).toMatchObject({ kind: 'berhentikan', document_no: '800/12', post_title: null }))
})

test('a plan begins only after coaching', async () => {
  const ground = { evaluation_id: 'e1', kind: 'periodik' as const, predikat: 'kurang' as const, period_id: 20260406 }
  await open(chief, { ...file, ground, coached_on: null, items: [] }, { ...sessions, items: [], may: ['bimbingan', 'konseling'] })
  expect(await screen.findByText(/^Bantuan dulu/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Mulai rencana perbaikan' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Catat bimbingan' })).toBeTruthy()
})

test('a coaching is signed, then answered in nine statements', async () => {
  const signed: Session = { ...coaching, stage: 'signed', may: ['state'] }
  const place = '/api/v1/guidance-sessions/g1/statements'
  const { user, api } = await open(person, file, { ...sessions, items: [signed] }, { [`POST ${place}`]: signed })
  await user.click(await screen.findByRole('button', { name: 'Isi umpan balik bimbingan' }))
  const dialog = within(await screen.findByRole('dialog'))
  const send = () => dialog.getByRole<HTMLButtonElement>('button', { name: 'Tanda tangani dan serahkan' })
  for (const one of dialog.getAllByRole('radio', { name: 'Sebagian' })) {
    expect(send().disabled).toBe(true)
    await user.click(one)
  }
  await user.click(send())
  await waitFor(() => expect(api.last('POST', place)?.body).toMatchObject({ statements: Array(9).fill('sebagian') }))
})

test('what waits for a signature says who has not signed', async () => {
  await open(person)
  expect(await screen.findByText('Ni Wayan Ayu belum menandatangani')).toBeTruthy()
  expect(screen.getByText('I Made Wirawan sudah menandatangani')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Tanda tangani' })).toBeTruthy()
})
