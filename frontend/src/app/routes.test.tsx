import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { TextLink } from '@/components/text-link'
import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { renderPage, renderPart } from '@/testing/render'

test('the bare address leads home, an unknown one says so', async () => {
  mockApi({ 'GET /api/v1/me': { ...kadek, is_asn: false }, 'GET /api/health/live': healthy, 'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] } })
  const { history } = await renderPage('/')
  await waitFor(() => expect(history.location.pathname).toBe('/beranda'))
  history.push('/tidak/ada')
  expect(await screen.findByText('Halaman ini tidak ditemukan atau bukan untuk Anda.')).toBeTruthy()
})

test('links are checked against the routes', () => {
  renderPart(
    <>
      <TextLink to="/realisasi/$planId/$periodId" params={{ planId: 'p1', periodId: 20260709 }}>laporan</TextLink>
      <TextLink to="/opd/pegawai" search={{ opd: 7 }}>pegawai</TextLink>
      {/* @ts-expect-error there is no such page */}
      <TextLink to="/tidak/ada">salah</TextLink>
      {/* @ts-expect-error agencies have numbers */}
      <TextLink to="/opd/pegawai" search={{ opd: 'Dinas Kesehatan' }}>salah</TextLink>
    </>,
  )
  expect(screen.getByRole('link', { name: 'laporan' }).getAttribute('href')).toBe('/realisasi/p1/20260709')
  expect(screen.getByRole('link', { name: 'pegawai' }).getAttribute('href')).toBe('/opd/pegawai?opd=7')
})

test.each(['/kota/peran', '/kota/akun-layanan', '/periksa/jejak'])('%s is no page for whoever it is not for, and nothing is asked', async (address) => {
  const { asked } = mockApi({ 'GET /api/v1/me': kadek, 'GET /api/health/live': healthy })
  await renderPage(address)
  expect(await screen.findByText('Halaman ini tidak ditemukan atau bukan untuk Anda.')).toBeTruthy()
  expect(asked.map((one) => one.path).filter((path) => !['/api/v1/me', '/api/health/live'].includes(path))).toEqual([])
})
