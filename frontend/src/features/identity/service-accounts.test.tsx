/** Accounts of other systems: made for an agency or for a reason, with tokens that are shown once. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

const account = { id: 's1', name: 'SIMPEG', home_agency_id: 7, city_reason: null, scopes: ['organization:read'], expires_at: null, disabled_at: null }
const secret = { id: 'k1', account_id: 's1', account_name: 'SIMPEG', hint: 'aB3x', created_at: '2026-09-01T00:00:00Z', expires_at: '2027-03-01T00:00:00Z', revoked_at: null, last_used_at: null }
const token = { id: 't1', user_id: 'p1', login: '199003122015132004', name: 'rekap', hint: 'zz9Q', scopes: ['goals:read'], created_at: '2026-09-01T00:00:00Z', expires_at: '2026-12-01T00:00:00Z', revoked_at: null, last_used_at: '2026-10-01T00:00:00Z' }
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': { ...kadek, may: ['accounts'] },
  'GET /api/v1/agencies': { items: [{ id: 7, code: 'DINKES', name: 'Dinas Kesehatan', kind: 'dinas' }] },
  'GET /api/v1/service-accounts': { items: [{ ...account, id: 's0', name: 'Lama', disabled_at: '2026-05-01T00:00:00Z' }, account] },
  'GET /api/v1/issued-secrets': page([secret]),
  'GET /api/v1/issued-tokens': page([token]),
}

test('an account says what it sees and may do, and which tokens it has; what runs comes first', async () => {
  mockApi(answers)
  await renderPage('/kota/akun-layanan')
  const card = within(await screen.findByRole('region', { name: 'SIMPEG' }))
  expect(await card.findByText('Melihat Dinas Kesehatan')).toBeTruthy()
  expect(card.getByText('Membaca pegawai dan unit')).toBeTruthy()
  expect(card.getByText('…aB3x')).toBeTruthy()
  expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual(['SIMPEG', 'Lama', 'Token pribadi pegawai'])
  expect(within(screen.getByRole('region', { name: 'Lama' })).queryByRole('button')).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test('an account for the whole city needs a reason; what was chosen stays when the dialog is closed', async () => {
  const { last } = mockApi({ ...answers, 'POST /api/v1/service-accounts': () => ({ status: 201, body: { ...account, name: 'e-Rekap' } }) })
  const { user } = await renderPage('/kota/akun-layanan')
  await user.click(await screen.findByRole('button', { name: 'Tambah akun' }))
  await user.type(within(await screen.findByRole('dialog')).getByLabelText('Nama aplikasi'), 'e-Rekap')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Tambah akun' }))
  const dialog = within(await screen.findByRole('dialog'))
  const make = dialog.getByRole<HTMLButtonElement>('button', { name: 'Tambah akun' })
  expect(dialog.getByLabelText<HTMLInputElement>('Nama aplikasi').value).toBe('e-Rekap')
  await user.click(dialog.getByRole('radio', { name: 'Seluruh kota' }))
  expect(make.disabled).toBe(true)
  await user.type(dialog.getByLabelText('Alasan melihat seluruh kota'), 'Surat Sekda 12')
  await user.click(dialog.getByLabelText('Membaca SKP'))
  expect(await axeViolations()).toEqual([])
  await user.click(make)
  expect(await screen.findByText(/Akun e-Rekap sudah dibuat/)).toBeTruthy()
  expect(last('POST', '/api/v1/service-accounts')?.body).toEqual({ name: 'e-Rekap', scopes: ['goals:read'], expires_on: null, city_wide: true, reason: 'Surat Sekda 12', home_agency_id: null })
})

test('a token is shown once and is on no page afterwards', async () => {
  const { last } = mockApi({ ...answers, 'POST /api/v1/service-accounts/s1/secrets': () => ({ status: 201, body: { id: 'k2', account_id: 's1', secret: 'sims_rahasia', expires_at: '2027-04-08T00:00:00Z' } }) })
  const { user, cache } = await renderPage('/kota/akun-layanan')
  await user.click(await screen.findByRole('button', { name: 'Buat token untuk SIMPEG' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Buat token' }))
  expect(await screen.findByText('sims_rahasia')).toBeTruthy()
  expect(last('POST', '/api/v1/service-accounts/s1/secrets')?.body).toEqual({ expires_on: '2027-04-08' })
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Sudah saya simpan' }))
  await waitFor(() => expect(screen.queryByText('sims_rahasia')).toBeNull())
  await waitFor(() => expect(cache.getMutationCache().getAll().some((one) => JSON.stringify(one.state.data)?.includes('sims_rahasia'))).toBe(false))
})

test.each([
  ['Cabut token …aB3x milik SIMPEG', 'Cabut', '/api/v1/service-accounts/s1/secrets/k1'],
  ['Akhiri akun SIMPEG', 'Akhiri akun', '/api/v1/service-accounts/s1'],
  ['Cabut token …zz9Q milik 199003122015132004', 'Cabut', '/api/v1/issued-tokens/t1'],
])('“%s” asks first', async (button, act, path) => {
  const { last } = mockApi({ ...answers, [`DELETE ${path}`]: () => ({ status: 204 }) })
  const { user } = await renderPage('/kota/akun-layanan')
  await user.click(await screen.findByRole('button', { name: button }))
  const dialog = within(await screen.findByRole('dialog', { name: `${button}?` }))
  expect(last('DELETE', path)).toBeUndefined()
  await user.click(dialog.getByRole('button', { name: act }))
  await waitFor(() => expect(last('DELETE', path)).toBeDefined())
})
