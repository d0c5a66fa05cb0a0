import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import type { Need } from './need-queries'

const need = (more: Partial<Need>): Need => ({ family: 'Guru', level: 'ahli_muda', filled: 9, seats: 12, free: 3, valid_from: '2026-01-01', document_no: 'SK 5/2026', set_by_name: 'I Gede Arta', ...more })
const list = { agency_id: 3, agency_name: 'Dinas Pendidikan', items: [need({}), need({ level: 'ahli_madya', seats: null, free: null, valid_from: null, document_no: null, set_by_name: null, filled: 4 })], may: ['set'] }

test('what nobody has entered stands first; HR says how many are needed from a day on', async () => {
  const api = mockApi({ 'GET /api/health/live': healthy, 'GET /api/v1/me': hr, 'GET /api/v1/position-needs': list, 'PUT /api/v1/position-needs': list })
  const { user } = await renderPage('/kebutuhan-jabatan')
  expect(await screen.findByRole('heading', { level: 1, name: '1 jabatan belum diisi kebutuhannya' })).toBeTruthy()
  expect(screen.getAllByRole('rowheader').map((one) => one.textContent)).toEqual(['Guru Ahli Madya', 'Guru Ahli Muda'])
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Isi kebutuhan Guru Ahli Madya' }))
  const dialog = await screen.findByRole('dialog', { name: 'Kebutuhan Guru Ahli Madya' })
  await user.type(within(dialog).getByLabelText('Berapa yang dibutuhkan'), 'enam')
  expect(within(dialog).getByText('Tulis dengan angka, contoh 12.')).toBeTruthy()
  await user.clear(within(dialog).getByLabelText('Berapa yang dibutuhkan'))
  await user.type(within(dialog).getByLabelText('Berapa yang dibutuhkan'), '6')
  await user.click(within(dialog).getByRole('button', { name: 'Simpan kebutuhan' }))
  expect(api.last('PUT', '/api/v1/position-needs')?.body).toEqual({ agency_id: 3, family: 'Guru', level: 'ahli_madya', valid_from: '2026-10-08', seats: 6, document_no: null })
})
