import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { page, mockApi, problem } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { dinas, person, puskesmas } from './factories'

const below = ({ query }: { query: URLSearchParams }) => {
  if (query.get('agency_id') === '7') return { body: page([dinas, puskesmas]) }
  if (query.get('agency_id') === '0') return { body: page([{ ...dinas, id: '0190-u0', agency_id: 0, parent_id: null, kind: 'kota', name: 'Kota Denpasar', depth: 0 }]) }
  return { body: page(query.get('parent_id') === '0190-u0' ? [dinas] : query.get('parent_id') === dinas.id ? [puskesmas] : []) }
}
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': hr,
  'GET /api/v1/units': below,
  'GET /api/v1/employees': page([person]),
  'GET /api/v1/employees/p1': person,
  'GET /api/v1/plans': page([]),
}
const slip = { user_id: 'p1', name: person.name, login: '199003122015132004', unit_name: puskesmas.name, code: 'K7Q2-9MXD', expires_on: '2026-10-22' }

test('the list is narrowed by name and unit, and the address remembers it', async () => {
  const { last } = mockApi(answers)
  const { user, history } = await renderPage('/opd/pegawai')
  expect(await screen.findByRole('link', { name: 'Ni Kadek Ayu Lestari, A.Md.Kep.' })).toBeTruthy()
  await user.selectOptions(await screen.findByLabelText('Unit kerja'), puskesmas.id)
  await user.type(screen.getByLabelText('Cari nama atau NIP'), 'ayu')
  const query = () => Object.fromEntries(last('GET', '/api/v1/employees')?.query ?? [])
  await waitFor(() => expect(query()).toMatchObject({ q: 'ayu', unit_id: puskesmas.id, state: 'aktif' }))
  await waitFor(() => expect(history.location.search).toContain('cari=ayu'))
  expect(await axeViolations()).toEqual([])
})

test('HR makes first codes for the unit of the filter', async () => {
  const { last } = mockApi({ ...answers, 'POST /api/v1/activation-codes': () => ({ status: 201, body: { items: [slip], left_out: 0 } }) })
  const { user } = await renderPage(`/opd/pegawai?unit=${puskesmas.id}`)
  await user.click(await screen.findByRole('button', { name: 'Kode aktivasi' }))
  await user.click(screen.getByRole('button', { name: 'Buat kode' }))
  expect(await screen.findByText('K7Q2-9MXD')).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1 })).toBeTruthy()
  expect(last('POST', '/api/v1/activation-codes')?.body).toEqual({ unit_id: puskesmas.id })
})

test('nobody found offers to clear the filters', async () => {
  const nobody = ({ query }: { query: URLSearchParams }) => ({ body: page(query.get('q') ? [] : [person]) })
  mockApi({ ...answers, 'GET /api/v1/employees': nobody })
  const { user } = await renderPage('/opd/pegawai?cari=zzz')
  expect(await screen.findByText('Tidak ada yang cocok dengan “zzz”.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Hapus saringan' }))
  expect(await screen.findByRole('link', { name: /Ni Kadek Ayu/ })).toBeTruthy()
  expect((screen.getByLabelText('Cari nama atau NIP') as HTMLInputElement).value).toBe('')
})

test('who stands in is the assessor in force, and its last day is the one before it ends', async () => {
  mockApi(answers)
  await renderPage('/opd/pegawai/p1')
  const acting = (await screen.findByText('Luh Diah Pratiwi')).closest('li') as HTMLElement
  expect(within(acting).getByText('berlaku sekarang')).toBeTruthy()
  expect(acting.textContent).toContain('1 Okt 2026 sampai 31 Okt 2026')
  expect(within(screen.getByText('drg. I Made Wirawan').closest('li') as HTMLElement).queryByText('berlaku sekarang')).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test('an acting assessor is named from a day to a last day', async () => {
  const found = { items: [{ id: 'p5', name: 'Komang Adi Saputra', front_title: null, back_title: null, unit_name: 'Puskesmas', position: 'Kepala' }] }
  const { last } = mockApi({ ...answers, 'GET /api/v1/colleagues': found, 'POST /api/v1/employees/p1/assessors': () => ({ status: 201, body: person }) })
  const { user } = await renderPage('/opd/pegawai/p1')
  await user.click(await screen.findByRole('button', { name: 'Tetapkan penilai' }))
  await user.type(screen.getByLabelText('Cari penilai'), 'komang')
  await user.click(await screen.findByRole('radio', { name: /Komang Adi Saputra/ }))
  await user.selectOptions(screen.getByLabelText('Sebagai'), 'plt')
  await user.type(screen.getByLabelText(/Sampai tanggal/), '2026-12-31')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Tetapkan penilai' }))
  expect(await screen.findByText('Penilai sudah ditetapkan.')).toBeTruthy()
  expect(last('POST', '/api/v1/employees/p1/assessors')?.body).toMatchObject({ assignment_id: 'a1', assessor_id: 'p5', kind: 'plt', valid_from: '2026-10-08', valid_until: '2027-01-01' })
})

test('a correction names its version; when somebody was faster, what was written stays', async () => {
  const { last } = mockApi({ ...answers, 'PATCH /api/v1/employees/p1': () => problem('edited-meanwhile', 409) })
  const { user } = await renderPage('/opd/pegawai/p1')
  const grade = await screen.findByLabelText('Golongan')
  await user.clear(grade)
  await user.type(grade, 'III/b')
  await user.click(screen.getByRole('button', { name: 'Simpan perbaikan' }))
  await user.click(await screen.findByRole('button', { name: 'Muat yang terbaru' }))
  expect((screen.getByLabelText('Golongan') as HTMLInputElement).value).toBe('III/b')
  expect(last('PATCH', '/api/v1/employees/p1')?.headers.get('If-Match')).toBe('"4"')
})

test('a sign-in code is shown as a slip', async () => {
  mockApi({ ...answers, 'POST /api/v1/users/p1/reset-code': () => ({ status: 201, body: { user_id: 'p1', login: slip.login, code: slip.code, expires_at: '2026-10-09T00:00:00Z' } }) })
  const { user } = await renderPage('/opd/pegawai/p1')
  await user.click(await screen.findByRole('button', { name: 'Buat kode masuk' }))
  expect(await screen.findByText('K7Q2-9MXD')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Cetak' })).toBeTruthy()
})

test('who only may see has no acts', async () => {
  mockApi({ ...answers, 'GET /api/v1/employees/p1': { ...person, may: [] } })
  await renderPage('/opd/pegawai/p1')
  await screen.findByText('Luh Diah Pratiwi')
  expect(screen.queryAllByRole('button')).toEqual([])
})

test.each(['19900312 201513 2 004', '1990 03'])('the digits %s find whose they are and stay out of the address', async (digits) => {
  const { last } = mockApi({ ...answers, 'GET /api/v1/employees': page([]), 'POST /api/v1/employees/find-by-number': page([person]) })
  const { user, history } = await renderPage('/opd/pegawai')
  await user.click(await screen.findByLabelText('Cari nama atau NIP'))
  await user.paste(digits)
  expect(await screen.findByRole('link', { name: /Ni Kadek Ayu/ })).toBeTruthy()
  expect(last('POST', '/api/v1/employees/find-by-number')?.body).toEqual({ number: digits.replaceAll(' ', ''), page: 1, size: 25 })
  expect(history.location.search).not.toContain('1990')
})

test('digits that are too few are said to be', async () => {
  mockApi(answers)
  const { user } = await renderPage('/opd/pegawai')
  await user.type(await screen.findByLabelText('Cari nama atau NIP'), '19')
  expect(await screen.findByText('Tulis paling sedikit empat angka dari NIP.')).toBeTruthy()
})

test('a sign-in code is offered only where it would be made', async () => {
  mockApi({ ...answers, 'GET /api/v1/employees/p1': { ...person, may: ['change', 'assign', 'end'] } })
  await renderPage('/opd/pegawai/p1')
  await screen.findByText('Luh Diah Pratiwi')
  expect(screen.queryByRole('button', { name: 'Buat kode masuk' })).toBeNull()
})

test('units are found by name, whatever agency they belong to', async () => {
  const found = ({ query }: { query: URLSearchParams }) => (query.get('q') ? { body: page([{ ...puskesmas }]) } : below({ query }))
  mockApi({ ...answers, 'GET /api/v1/units': found, 'GET /api/v1/agencies': { items: [{ id: 7, code: 'DINKES', name: 'Dinas Kesehatan', kind: 'dinas' }] } })
  const { user } = await renderPage('/opd/unit')
  await user.type(await screen.findByLabelText('Cari unit'), 'taman')
  expect(await screen.findByText('1 unit cocok.')).toBeTruthy()
  expect(screen.getByText('Puskesmas Taman Sari')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('the tree opens level by level, and HR of the agency adds, renames and makes codes', async () => {
  const { last } = mockApi({ ...answers, 'POST /api/v1/units': () => ({ status: 201, body: puskesmas }), 'POST /api/v1/activation-codes': () => ({ status: 201, body: { items: [slip], left_out: 0 } }) })
  const { user } = await renderPage('/opd/unit')
  await user.click(await screen.findByRole('button', { name: 'Buka Dinas Kesehatan' }))
  expect(await screen.findByText('Puskesmas Taman Sari')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Kelola: Kota Denpasar' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Kelola: Dinas Kesehatan' }))
  await user.click(screen.getByRole('button', { name: 'Tambah unit: Dinas Kesehatan' }))
  await user.type(screen.getByLabelText('Nama unit'), 'Bidang Gizi')
  await user.selectOptions(screen.getByLabelText('Jenis unit'), 'bidang')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(last('POST', '/api/v1/units')?.body).toMatchObject({ parent_id: dinas.id, kind: 'bidang', name: 'Bidang Gizi', valid_from: '2026-10-08' })
  await user.click(await screen.findByRole('button', { name: 'Kode aktivasi: Dinas Kesehatan' }))
  await user.click(screen.getByRole('button', { name: 'Buat kode' }))
  expect(await screen.findByText('K7Q2-9MXD')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})
