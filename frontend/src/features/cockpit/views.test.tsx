import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { axeViolations, renderPage } from '@/testing/render'

import { answers } from './factories'
import type { SavedView } from './view-queries'

const monday: SavedView = { id: 'v1', name: 'Rapat Senin', unit: { id: 'u-sari', name: 'Puskesmas Sari Segara' }, listed: null, is_weekly: true, version: 2 }
const open = async (address: string, items: SavedView[], more: Record<string, unknown> = {}) => {
  const api = mockApi({ ...answers, 'GET /api/v1/cockpit/views': { items }, ...more })
  return { ...(await renderPage(address)), ...api }
}
const card = async () => within(await screen.findByRole('region', { name: 'Bawa dan simpan' }))

test('what is shown can be taken along: of this unit and period', async () => {
  await open('/pimpinan', [])
  const links = (await card()).getAllByRole('link').map((one) => one.getAttribute('href'))
  expect(links).toEqual(['brief', 'workbook', 'tables/units', 'tables/help'].map((file) => `/api/v1/cockpit/${file}?unit_id=u-dinas&period_id=20260709`))
})

test('a view is saved under a name, and stands in the list', async () => {
  const kept: SavedView[] = []
  const { user, last } = await open('/pimpinan', kept, { 'POST /api/v1/cockpit/views': () => (kept.push(monday), { status: 201, body: monday }) })
  await user.click((await card()).getByRole('button', { name: 'Simpan tampilan ini' }))
  await user.type(screen.getByRole('textbox', { name: 'Nama tampilan' }), 'Rapat Senin')
  await user.click(screen.getByRole('checkbox', { name: 'Beri tahu saya setiap Senin' }))
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Simpan tampilan ini' }))
  expect((await screen.findByRole('link', { name: 'Rapat Senin' })).getAttribute('href')).toBe('/pimpinan?tampilan=v1')
  const sent = last('POST', '/api/v1/cockpit/views')
  expect(sent?.body).toEqual({ name: 'Rapat Senin', unit_id: 'u-dinas', is_weekly: true })
  expect(sent?.headers.get('Idempotency-Key')).toBeTruthy()
})

test('a saved view opens its unit, offers its brief, and is told once that it is read', async () => {
  const { user, last } = await open('/pimpinan?tampilan=v1', [monday], { 'POST /api/v1/cockpit/views/v1/reading': () => ({ status: 204 }) })
  expect(await screen.findByText('Ringkasan pekan ini untuk “Rapat Senin” siap.')).toBeTruthy()
  expect(last('GET', '/api/v1/cockpit')?.query.get('unit_id')).toBe('u-sari')
  await user.click(screen.getByRole('button', { name: 'Sudah saya baca' }))
  await waitFor(() => expect(screen.queryByText(/Ringkasan pekan ini/)).toBeNull())
  expect(last('POST', '/api/v1/cockpit/views/v1/reading')).toBeTruthy()
})

test('a view that was dropped leaves one’s own unit and says so', async () => {
  await open('/pimpinan?tampilan=v9', [monday])
  expect(await screen.findByText(/Tampilan ini sudah dihapus/)).toBeTruthy()
  expect(await screen.findByRole('heading', { level: 1, name: /Tiga hal perlu keputusan Anda/ })).toBeTruthy()
})

test('a view is dropped in the version that one saw; a refusal is said', async () => {
  const { user, last } = await open('/pimpinan', [monday], { 'DELETE /api/v1/cockpit/views/v1': () => problem('edited-meanwhile', 409) })
  await user.click(await screen.findByRole('button', { name: 'Hapus tampilan Rapat Senin' }))
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(last('DELETE', '/api/v1/cockpit/views/v1')?.headers.get('If-Match')).toBe('"2"')
})
