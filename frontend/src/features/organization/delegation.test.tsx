import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import { person } from './factories'
import type { Person } from './organization-queries'

const DELEGATIONS = '/api/v1/employees/p1/delegations'
const WHY = 'Mengikuti pelatihan kepemimpinan'
const colleague = { id: 'p7', name: 'Ni Wayan Sukerti', front_title: null, back_title: 'S.Keb.', unit_name: 'Puskesmas Taman Sari', position: 'Bidan Ahli Muda' }
const shows = (one: Person) => ({
  'GET /api/health/live': healthy,
  'GET /api/v1/me': { ...kadek, assesses: 12, leads: true },
  'GET /api/v1/periods/current': currentPeriod,
  'GET /api/v1/employees/p1': one,
  'GET /api/v1/plans': { items: [], total: 0, page: 1, size: 25 },
  'GET /api/v1/colleagues': { items: [colleague] },
})
const staff: Person = { ...person, assessors: person.assessors.slice(0, 1), may: ['delegate'] }
const delegated = { ...staff.assessors[0], id: 's7', kind: 'delegasi', assessor_id: 'p7', assessor_name: colleague.name, instead_of: { id: 'p9', name: 'drg. I Made Wirawan' }, reason: WHY, valid_from: '2026-10-01', valid_until: '2026-11-01' } as Person['assessors'][number]

test('a superior delegates for a time, after a question that says what follows', async () => {
  const { asked, last } = mockApi({ ...shows(staff), [`POST ${DELEGATIONS}`]: { ...staff, assessors: [delegated, ...staff.assessors] } })
  const { user } = await renderPage('/opd/pegawai/p1')
  await user.click(await screen.findByRole('button', { name: 'Delegasikan penilaian' }))
  expect(screen.getByText(/sepanjang memimpin unit kerja/)).toBeTruthy()
  await user.type(screen.getByLabelText('Cari penilai'), 'sukerti')
  await user.click(await screen.findByRole('radio', { name: /Ni Wayan Sukerti/ }))
  await user.type(screen.getByLabelText('Sampai dengan tanggal'), '2026-10-31')
  await user.type(screen.getByLabelText('Alasan'), WHY)
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Delegasikan penilaian' }))
  expect(asked.filter((one) => one.method === 'POST' && one.path === DELEGATIONS)).toEqual([])
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Delegasikan penilaian' }))
  await waitFor(() => expect(last('POST', DELEGATIONS)?.body).toMatchObject({ assignment_id: 'a1', assessor_id: 'p7', valid_until: '2026-11-01', reason: WHY }))
})

test('a delegation names both, and is taken back after a question', async () => {
  const END = `${DELEGATIONS}/s7/end`
  const { asked } = mockApi({ ...shows({ ...staff, assessors: [delegated, ...staff.assessors] }), [`POST ${END}`]: staff })
  const { user } = await renderPage('/opd/pegawai/p1')
  expect(await screen.findByText(/menggantikan drg. I Made Wirawan/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Akhiri delegasi: Ni Wayan Sukerti' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Akhiri delegasi' }))
  await waitFor(() => expect(asked.filter((one) => one.path === END)).toHaveLength(1))
})
