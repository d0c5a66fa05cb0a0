import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { page, mockApi, problem } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { dinas, person, puskesmas } from './factories'

const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': hr,
  'GET /api/v1/units': page([dinas, puskesmas]),
  'GET /api/v1/employees/p1': person,
  'GET /api/v1/plans': page([]),
}
type User = Awaited<ReturnType<typeof renderPage>>['user']

async function fillIn(user: User) {
  await user.type(await screen.findByLabelText(/^NIP atau NI PPPK/), '199003122015132004')
  await user.type(screen.getByLabelText(/^Nama lengkap/), 'Ni Kadek Ayu Lestari')
  await screen.findByRole('option', { name: /Puskesmas Taman Sari/ })
  await user.selectOptions(screen.getByLabelText('Unit kerja'), puskesmas.id)
  await user.type(screen.getByLabelText(/^Nama jabatan/), 'Perawat Ahli Pertama')
  await user.selectOptions(screen.getByLabelText('Jenis jabatan'), 'ahli_pertama')
}

test('HR adds one person, and comes to where the sign-in code is made', async () => {
  const { last } = mockApi({ ...answers, 'POST /api/v1/employees': () => ({ status: 201, body: person }) })
  const { user, history } = await renderPage('/opd/pegawai/baru')
  await fillIn(user)
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Tambahkan' }))
  await waitFor(() => expect(history.location.pathname).toBe('/opd/pegawai/p1'))
  const asked = last('POST', '/api/v1/employees')
  expect(asked?.body).toEqual({
    number: '199003122015132004', name: 'Ni Kadek Ayu Lestari', kind: 'pns', grade: null, sex: null, unit_id: puskesmas.id, title: 'Perawat Ahli Pertama',
    position_kind: 'ahli_pertama', is_head: false, valid_from: '2026-10-08', assessor_id: null,
  })
  expect(localStorage.getItem(`sk-add-person-${hr.id}`)).toBeNull()
})

test('a refused NIP is told at its field; nothing typed is lost, and the next try is the same request', async () => {
  const answersNow = { ...answers, 'POST /api/v1/employees': () => problem('invalid', 422, { errors: [{ pointer: '/number', code: 'not_18_digits', detail: 'not a NIP or NI PPPK' }] }) }
  const { asked } = mockApi(answersNow)
  const { user, unmount } = await renderPage('/opd/pegawai/baru')
  await fillIn(user)
  await user.click(screen.getByRole('button', { name: 'Tambahkan' }))
  expect(await screen.findByText('NIP harus 18 angka.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Tambahkan' }))
  await waitFor(() => expect(asked.filter((one) => one.method === 'POST')).toHaveLength(2))
  expect(new Set(asked.filter((one) => one.method === 'POST').map((one) => one.headers.get('Idempotency-Key'))).size).toBe(1)
  unmount()
  await renderPage('/opd/pegawai/baru')
  expect((await screen.findByLabelText<HTMLInputElement>(/^Nama lengkap/)).value).toBe('Ni Kadek Ayu Lestari')
})

test('who is known already is said so at the NIP', async () => {
  mockApi({ ...answers, 'POST /api/v1/employees': () => problem('already-there', 409) })
  const { user } = await renderPage('/opd/pegawai/baru')
  await fillIn(user)
  await user.click(screen.getByRole('button', { name: 'Tambahkan' }))
  expect(await screen.findByText('NIP ini sudah terdaftar.')).toBeTruthy()
})

test('a temporary duty is recorded with its last day', async () => {
  const { last } = mockApi({ ...answers, 'POST /api/v1/employees/p1/assignments': () => ({ status: 201, body: person }) })
  const { user } = await renderPage('/opd/pegawai/p1')
  await user.click(await screen.findByRole('button', { name: 'Catat jabatan baru' }))
  await user.selectOptions(await screen.findByLabelText('Sebagai'), 'plt')
  await screen.findByRole('option', { name: /Puskesmas Taman Sari/ })
  await user.selectOptions(screen.getByLabelText('Unit kerja'), puskesmas.id)
  await user.type(screen.getByLabelText(/^Nama jabatan/), 'Kepala Puskesmas Taman Sari')
  await user.selectOptions(screen.getByLabelText('Jenis jabatan'), 'administrator')
  await user.click(screen.getByLabelText('Memimpin unit ini'))
  await user.type(screen.getByLabelText(/^Sampai tanggal/), '2026-12-31')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Catat jabatan baru' }))
  expect(await screen.findByText('Jabatan baru sudah dicatat.')).toBeTruthy()
  expect(last('POST', '/api/v1/employees/p1/assignments')?.body).toMatchObject({ kind: 'plt', is_head: true, unit_id: puskesmas.id, valid_from: '2026-10-08', valid_until: '2027-01-01' })
})

test('a post that overlaps is refused in words, and the form stays', async () => {
  mockApi({ ...answers, 'POST /api/v1/employees/p1/assignments': () => problem('dates-overlap', 409) })
  const { user } = await renderPage('/opd/pegawai/p1')
  await user.click(await screen.findByRole('button', { name: 'Catat jabatan baru' }))
  await screen.findByRole('option', { name: /Puskesmas Taman Sari/ })
  await user.selectOptions(screen.getByLabelText('Unit kerja'), puskesmas.id)
  await user.type(screen.getByLabelText(/^Nama jabatan/), 'Kepala')
  await user.selectOptions(screen.getByLabelText('Jenis jabatan'), 'pengawas')
  await user.click(screen.getByRole('button', { name: 'Catat jabatan baru' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Tanggalnya bertumpuk')
  expect((screen.getByLabelText(/^Nama jabatan/) as HTMLInputElement).value).toBe('Kepala')
})
