import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page, problem } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import { service } from './factories'

const units = page([{ id: 'u1', name: 'Bidang Perizinan', depth: 2, agency_id: 7 }])
const open = (more: Record<string, unknown> = {}) =>
  mockApi({ 'GET /api/v1/me': hr, 'GET /api/health/live': healthy, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/services': { items: [], may: ['register'] }, 'GET /api/v1/services/s1': service, 'GET /api/v1/units': units, ...more })

test('a service is registered with its unit, standard and steps; what was written stays until it is saved', async () => {
  const api = open({ 'POST /api/v1/services': { ...service, id: 's1' } })
  const { user, history } = await renderPage('/layanan/baru')
  await user.type(await screen.findByLabelText('Unit yang melayani'), 'Perizinan')
  await user.click(await screen.findByRole('button', { name: 'Bidang Perizinan' }))
  await user.type(screen.getByLabelText('Kode'), 'SIP')
  await user.type(screen.getByLabelText('Nama layanan'), 'Izin praktik')
  await user.type(screen.getByLabelText('Sistem asal'), 'SIM Perijinan')
  await user.click(screen.getByRole('button', { name: 'Tambah langkah' }))
  await user.type(screen.getByLabelText('Nama langkah 1'), 'Periksa berkas')
  await user.type(screen.getByLabelText('Kode langkah 1'), 'periksa')
  const save = screen.getByRole('button', { name: 'Daftarkan layanan' }) as HTMLButtonElement
  expect(save.disabled).toBe(true)
  await user.type(screen.getByLabelText('Hari kerja'), '5')
  await user.type(screen.getByLabelText('Dasar hukum'), 'Keputusan Nomor 12')
  expect(await axeViolations()).toEqual([])
  expect(localStorage.getItem('sk-service-new')).toContain('Izin praktik')
  await user.click(save)
  await waitFor(() => expect(history.location.pathname).toBe('/layanan/s1/atur'))
  expect(api.last('POST', '/api/v1/services')?.body).toEqual({
    code: 'SIP', unit_id: 'u1', name: 'Izin praktik', noun: 'izin', is_six_day: false, source_name: 'SIM Perijinan', case_url: null, steps: [{ code: 'periksa', name: 'Periksa berkas', unit_id: null }],
    standard: { working_days: 5, valid_from: '2026-01-01', legal_basis: 'Keputusan Nomor 12' },
  })
  expect(localStorage.getItem('sk-service-new')).toBeNull()
})

test('a service on trial is let count after a question, with the version that was read', async () => {
  const api = open({ 'GET /api/v1/services/s1': { ...service, state: 'trial' }, 'PATCH /api/v1/services/s1': service })
  const { user } = await renderPage('/layanan/s1/atur')
  await user.click(await screen.findByRole('button', { name: 'Mulai menghitung' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Mulai menghitung' }))
  await waitFor(() => expect(api.last('PATCH', '/api/v1/services/s1')?.body).toEqual({ state: 'counting' }))
  expect(api.last('PATCH', '/api/v1/services/s1')?.headers.get('If-Match')).toBe('"3"')
})

test('steps that are there stay: their code does not change and they cannot be taken out', async () => {
  open()
  await renderPage('/layanan/s1/atur')
  expect(((await screen.findByLabelText('Kode langkah 1')) as HTMLInputElement).disabled).toBe(true)
  expect(screen.queryByRole('button', { name: 'Hapus langkah 1' })).toBeNull()
  expect(screen.getByText('Standar 5 hari kerja')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('a standard that would rewrite the past is refused in words', async () => {
  open({ 'POST /api/v1/services/s1/standards': () => problem('standard-in-the-past', 409) })
  const { user } = await renderPage('/layanan/s1/atur')
  await user.click(await screen.findByRole('button', { name: 'Standar baru' }))
  await user.type(screen.getByLabelText('Hari kerja'), '4')
  await user.type(screen.getByLabelText('Dasar hukum'), 'Keputusan Nomor 13')
  await user.click(screen.getAllByRole('button', { name: 'Simpan' }).at(-1) as HTMLElement)
  expect((await screen.findByRole('alert')).textContent).toContain('Sudah ada standar yang mulai lebih kemudian.')
})

test('nobody else finds the page', async () => {
  open({ 'GET /api/v1/services/s1': { ...service, may: [] } })
  await renderPage('/layanan/s1/atur')
  expect(await screen.findByText('Halaman ini tidak ditemukan atau bukan untuk Anda.')).toBeTruthy()
})
