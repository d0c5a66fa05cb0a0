import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

const base = { 'GET /api/health/live': healthy, 'GET /api/v1/me': hr, 'GET /api/v1/periods/current': currentPeriod }
const line = (id: string, reason: string, assessor_name: string | null) => ({ evaluation_id: null, employee: { id, name: `Orang ${id}` }, unit: { id: 'u1', name: 'Puskesmas I' }, period_id: 20260709, reason, assessor_name })

test('each line says why, and leads with one click to naming somebody', async () => {
  mockApi({ ...base, 'GET /api/v1/stuck-evaluations': page([line('a', 'assessor_gone', 'I Made Wirawan'), line('b', 'no_plan', null)]) })
  await renderPage('/opd/pegawai/tertahan')
  expect(await screen.findByRole('heading', { name: '2 evaluasi tertahan' })).toBeTruthy()
  expect(screen.getByText('Penilainya, I Made Wirawan, sudah tidak bertugas dan belum ada pengganti.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Tetapkan penilai: Orang a' }).getAttribute('href')).toBe('/opd/pegawai/a?penilai=definitif')
  expect(screen.getByRole('link', { name: 'Lihat pegawai: Orang b' }).getAttribute('href')).toBe('/opd/pegawai/b')
  expect(await axeViolations()).toEqual([])
})

test('an empty list says that all is well', async () => {
  mockApi({ ...base, 'GET /api/v1/stuck-evaluations': page([]) })
  await renderPage('/opd/pegawai/tertahan')
  expect(await screen.findByText('Semua evaluasi ada penilainya.')).toBeTruthy()
})
