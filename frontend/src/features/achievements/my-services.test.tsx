import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

const service = (name: string, mine: number, done: number) => ({ id: name, name, mine, done })
const open = (...items: object[]) =>
  mockApi({ 'GET /api/v1/me': kadek, 'GET /api/health/live': healthy, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/plans': page([]), 'GET /api/v1/services': { items, may: [] } })

test('who has cases finds them among their achievements; services without own cases are left out', async () => {
  open(service('Izin praktik', 2, 60), service('Rekomendasi', 0, 0))
  await renderPage('/realisasi')
  expect((await screen.findByRole('link', { name: 'Lihat kasus saya' })).getAttribute('href')).toBe(`/layanan/Izin%20praktik/kasus?petugas=${kadek.id}`)
  expect(screen.getByText('2 kasus berjalan.')).toBeTruthy()
  expect(screen.queryByText('Rekomendasi')).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test('most people have none, and see nothing of it', async () => {
  const api = open()
  await renderPage('/realisasi')
  await waitFor(() => expect(api.last('GET', '/api/v1/services')).toBeTruthy())
  expect(screen.queryByText('Layanan saya')).toBeNull()
})
