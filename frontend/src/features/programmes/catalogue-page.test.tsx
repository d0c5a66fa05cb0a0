/** The catalogue says what is for me, month by month. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { competences, programme, seat } from './factories'

const LIST = '/api/v1/training-programmes'
const needs = (code: string, state = 'agreed') => ({ needs: [{ id: 'n1', competence: { code, name: 'Asesmen pembelajaran' }, state }] })

async function open(address = '/pelatihan/katalog', more: Record<string, unknown> = {}) {
  const items = [programme({ seats: { free: 2 } }), programme({ id: 'p2', title: 'Numerasi', competences: ['numerasi'], from_on: '2026-11-30', until_on: '2026-12-02', mode: 'daring', place: null, seats: { free: 0 } })]
  const api = mockApi({
    'GET /api/v1/me': kadek, 'GET /api/health/live': healthy, 'GET /api/v1/competences': competences, [`GET ${LIST}`]: page(items),
    [`GET /api/v1/employees/${kadek.id}/development`]: needs('asesmen'), [`GET /api/v1/employees/${kadek.id}/training-seats`]: { items: [seat('s1', kadek.name, { state: 'waiting' })] }, ...more,
  })
  return { ...(await renderPage(address)), api }
}

test('each month lists its trainings; what answers my need says so, and where my seat stands', async () => {
  const { api } = await open()
  const october = within(await screen.findByRole('region', { name: 'Oktober 2026' }))
  expect(october.getByRole('link', { name: 'Merancang asesmen' }).getAttribute('href')).toBe('/opd/pelatihan/usulan/p1')
  expect((await october.findByText(/^Ini untuk kebutuhan Anda/)).closest('.chip')?.textContent).toContain('Asesmen pembelajaran')
  expect(await october.findByText('Kursi Anda: di antrean')).toBeTruthy()
  const november = within(screen.getByRole('region', { name: 'November 2026' }))
  expect(november.getByText('30 Nov 2026 – 2 Des 2026')).toBeTruthy()
  expect(november.queryByText(/kebutuhan Anda/)).toBeNull()
  expect(november.getByText('2 kursi, semua terisi')).toBeTruthy()
  const { query } = api.last('GET', LIST) ?? {}
  expect([query?.get('state'), query?.get('from_on')]).toEqual(['approved', '2026-10-08'])
  expect(await axeViolations()).toEqual([])
})

test('a need that was refused or answered does not count', async () => {
  await open(undefined, { [`GET /api/v1/employees/${kadek.id}/development`]: needs('asesmen', 'rejected') })
  await screen.findByText('Kursi Anda: di antrean')
  expect(screen.queryByText(/^Ini untuk kebutuhan Anda/)).toBeNull()
})

test('one chooses what is over, and what is for one’s own unit; the address keeps it', async () => {
  const { user, api, history } = await open()
  await user.click(await screen.findByRole('radio', { name: 'Sudah selesai' }))
  await waitFor(() => expect(api.last('GET', LIST)?.query.get('state')).toBe('done'))
  await user.click(screen.getByRole('radio', { name: 'Unit saya' }))
  await waitFor(() => expect(api.last('GET', LIST)?.query.get('unit_id')).toBe(kadek.unit?.id))
  expect(history.location.search).toContain('lalu=true')
})

test('one competence is chosen; the address keeps it', async () => {
  const { user, api, history } = await open()
  await screen.findByRole('option', { name: 'Asesmen pembelajaran' })
  await user.selectOptions(screen.getByLabelText('Kompetensi'), 'asesmen')
  await waitFor(() => expect(api.last('GET', LIST)?.query.get('competence')).toBe('asesmen'))
  expect(history.location.search).toContain('kompetensi=asesmen')
})

test('another unit is found by its name', async () => {
  const { user, api } = await open(undefined, { 'GET /api/v1/units': page([{ id: 'u9', name: 'SMP Negeri 9', agency_id: 3 }]) })
  await user.type(await screen.findByRole('searchbox', { name: 'Cari unit lain' }), 'SMP Neg')
  await user.click(await screen.findByRole('button', { name: 'SMP Negeri 9' }))
  expect(await screen.findByText(/Hanya yang untuk SMP Negeri 9/)).toBeTruthy()
  expect(api.last('GET', LIST)?.query.get('unit_id')).toBe('u9')
})

test('an empty catalogue says when something appears', async () => {
  await open(undefined, { [`GET ${LIST}`]: page([]) })
  expect(await screen.findByText('Belum ada pelatihan di sini')).toBeTruthy()
})
