/** Roles: found by person, granted in words, ended after a question. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { type Asked, mockApi, page, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import type { RoleHolder } from './role-queries'

const admin = { ...kadek, may: ['people', 'roles', 'accounts', 'audit'], roles: [{ role: 'admin', for_agency_id: null }] }
const wayan = { id: 'p7', name: 'Ni Wayan Sukerti', front_title: null, back_title: null, nip: '199003122015132004', position: 'Perawat', unit_name: 'Puskesmas I' }
const held: RoleHolder = {
  id: 'g1', user_id: 'p7', role: 'hr_agency', for_agency_id: 7, valid_from: '2026-01-01', valid_until: '9999-12-31', reason: 'SK 12',
  name: wayan.name, position: wayan.position, unit_name: wayan.unit_name, granted_by_name: 'I Gede Admin', may: ['end'],
}
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': admin,
  'GET /api/v1/agencies': { items: [{ id: 7, code: 'DINKES', name: 'Dinas Kesehatan', kind: 'dinas' }] },
  'GET /api/v1/role-grants': ({ query }: Asked) => ({ body: { items: query.get('user_id') === 'p8' ? [] : [held] } }),
  'POST /api/v1/employees/find-by-number': page([wayan]),
  'GET /api/v1/employees': page([{ ...wayan, id: 'p8', name: 'I Made Astawa' }]),
}

test('roles stand with who holds them, since when, and who granted them why', async () => {
  mockApi(answers)
  await renderPage('/kota/peran')
  const card = within(await screen.findByRole('region', { name: 'Pengelola kinerja perangkat daerah' }))
  expect(card.getByText('Ni Wayan Sukerti')).toBeTruthy()
  expect(await card.findByText('Dinas Kesehatan, sejak 1 Jan 2026')).toBeTruthy()
  expect(card.getByText('Diberikan oleh I Gede Admin: SK 12')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('a person is found, and holds no role', async () => {
  const { last } = mockApi(answers)
  const { user } = await renderPage('/kota/peran')
  await user.type(await screen.findByLabelText('Cari pegawai'), 'astawa')
  await user.click(await screen.findByRole('button', { name: /I Made Astawa/ }))
  expect(await screen.findByText('I Made Astawa tidak memegang peran.')).toBeTruthy()
  await user.click(screen.getByLabelText('Sertakan yang sudah berakhir'))
  await waitFor(() => expect(last('GET', '/api/v1/role-grants')?.query.get('with_ended')).toBe('true'))
})

test('a role is granted in words, to a last day, and what was chosen stays when the dialog is closed', async () => {
  const { last } = mockApi({ ...answers, 'POST /api/v1/role-grants': () => ({ status: 201, body: held }) })
  const { user } = await renderPage('/kota/peran')
  await user.click(await screen.findByRole('button', { name: 'Beri peran' }))
  const first = within(await screen.findByRole('dialog'))
  await user.type(first.getByLabelText('Cari pegawai'), '1990 0312')
  await user.click(await first.findByRole('button', { name: /Ni Wayan Sukerti/ }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

  await user.click(screen.getByRole('button', { name: 'Beri peran' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText('Ni Wayan Sukerti')).toBeTruthy()
  await user.selectOptions(dialog.getByLabelText('Untuk perangkat daerah'), '7')
  await user.type(dialog.getByLabelText('Sampai tanggal'), '2026-12-31')
  await user.type(dialog.getByLabelText('Dasar'), 'SK 800/12')
  expect(dialog.getByText('Ni Wayan Sukerti menjadi pengelola kinerja Dinas Kesehatan mulai 8 Okt 2026 sampai 31 Des 2026.')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  await user.click(dialog.getByRole('button', { name: 'Beri peran' }))
  expect(await screen.findByText('Peran sudah diberikan kepada Ni Wayan Sukerti.')).toBeTruthy()
  expect(last('POST', '/api/v1/role-grants')?.body).toEqual({ user_id: 'p7', role: 'hr_agency', for_agency_id: 7, valid_from: '2026-10-08', valid_until: '2027-01-01', reason: 'SK 800/12' })
})

test('a role ends after a question; a refusal is told there', async () => {
  let refuses = true
  const { asked } = mockApi({ ...answers, 'DELETE /api/v1/role-grants/g1': () => (refuses ? problem('beyond-own-power', 403) : { status: 204 }) })
  const { user } = await renderPage('/kota/peran')
  const act = { name: /^Akhiri peran Ni Wayan Sukerti sebagai pengelola kinerja/ }
  await user.click(await screen.findByRole('button', act))
  const dialog = within(await screen.findByRole('dialog', { name: 'Akhiri peran Ni Wayan Sukerti sebagai pengelola kinerja Dinas Kesehatan?' }))
  await user.click(dialog.getByRole('button', { name: 'Akhiri peran' }))
  expect(await dialog.findByRole('alert')).toBeTruthy()
  refuses = false
  await user.click(dialog.getByRole('button', { name: 'Akhiri peran' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked.filter((one) => one.method === 'DELETE')).toHaveLength(2)
})

test('city HR grants only what it may', async () => {
  mockApi({ ...answers, 'GET /api/v1/me': { ...admin, roles: [{ role: 'hr_city', for_agency_id: null }] } })
  const { user } = await renderPage('/kota/peran')
  await user.click(await screen.findByRole('button', { name: 'Beri peran' }))
  const choice = within(await screen.findByRole('dialog')).getByLabelText<HTMLSelectElement>('Peran')
  expect([...choice.options].map((one) => one.text)).toEqual(['Pengelola kinerja perangkat daerah'])
})
