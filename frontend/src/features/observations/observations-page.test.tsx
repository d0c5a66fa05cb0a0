/** Who was not observed yet stands there with one button; a proposal survives a lost network. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page, problem } from '@/testing/api'
import { healthy } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import { head, made, observable, observation, table, teaching } from './factories'

const open = async (more: Record<string, unknown> = {}, address = '/observasi') => {
  const api = mockApi({
    'GET /api/v1/me': head, 'GET /api/health/live': healthy, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/rules/tables/teaching_practices': table, 'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
    'GET /api/v1/observations': page([]), 'GET /api/v1/observations/plans': { items: [observable] }, 'GET /api/v1/observations/o1': observation, ...more,
  })
  return { ...(await renderPage(address)), api }
}

test('teachers stand by how far they are', async () => {
  const running = { ...observable, plan_id: 'p2', employee: { id: 'g2', name: 'Nengah Martini' }, open: { id: 'o1', stage: 'observasi', planned_on: '2026-10-08' } }
  await open({ 'GET /api/v1/observations/plans': { items: [observable, running] } })
  expect(within(await screen.findByRole('region', { name: 'Belum diamati tahun ini' })).getByText(observable.employee.name)).toBeTruthy()
  expect(within(screen.getByRole('region', { name: 'Sedang berjalan' })).getByRole('link', { name: 'Lanjutkan: Nengah Martini' }).getAttribute('href')).toBe('/observasi/o1')
  expect(await axeViolations()).toEqual([])
})

test('an observation is proposed with the three behaviours; what was typed stays when it was not sent', async () => {
  let tries = 0
  const { user, api, history } = await open({ 'POST /api/v1/observations': () => ((tries += 1) === 1 ? problem('busy', 503, { retry_after_seconds: 1 }) : { status: 201, body: observation }) })
  await user.click(await screen.findByRole('button', { name: `Rencanakan pengamatan ${observable.employee.name}` }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Kelas'), 'IV B')
  await user.type(dialog.getByLabelText('Mata pelajaran'), 'IPAS')
  await user.type(dialog.getByLabelText('Mulai'), '08:00')
  await user.type(dialog.getByLabelText('Sampai'), '07:00')
  expect(dialog.getByText('Pelajaran berakhir sesudah mulai')).toBeTruthy()
  await user.clear(dialog.getByLabelText('Sampai'))
  await user.type(dialog.getByLabelText('Sampai'), '09:10')
  await user.click(dialog.getByRole('checkbox', { name: 'Gangguan ditanggapi.' }))
  await user.click(dialog.getByRole('button', { name: 'Usulkan' }))
  expect(await dialog.findByRole('alert')).toBeTruthy()
  expect(localStorage.getItem('sk-observation-p1')).toContain('IV B')
  await user.click(dialog.getByRole('button', { name: 'Usulkan' }))
  await waitFor(() => expect(history.location.pathname).toBe('/observasi/o1'))
  const sent = api.asked.filter((one) => one.method === 'POST')
  expect(sent.map((one) => one.body)).toEqual([1, 2].map(() => ({ planned_on: '2026-10-08', class_name: 'IV B', subject: 'IPAS', from_time: '08:00', until_time: '09:10', focus: ['a', 'c'], plan_id: 'p1', corrects_id: null })))
  expect(new Set(sent.map((one) => one.headers.get('Idempotency-Key'))).size).toBe(1)
  expect(localStorage.getItem('sk-observation-p1')).toBeNull()
})

test('a teacher finds their own practice and what took place', async () => {
  const own = { ...observable, is_own: true, finished: 1, last_finished_at: '2026-09-08T03:00:00Z' }
  const past = { ...made, stage: 'selesai', closed_at: '2026-09-08T03:00:00Z' }
  await open({ 'GET /api/v1/me': teaching, 'GET /api/v1/observations/plans': { items: [own] }, 'GET /api/v1/observations': page([past]) })
  expect(await screen.findByRole('region', { name: 'Praktik saya' })).toBeTruthy()
  expect(screen.getByText('Selesai satu kali, 8 Sep 2026')).toBeTruthy()
  expect(within(screen.getByRole('region', { name: 'Yang sudah berlangsung' })).getByRole('link').getAttribute('href')).toBe('/observasi/o1')
})

test('a teacher whose plan names no practice reads what to do', async () => {
  await open({ 'GET /api/v1/me': teaching, 'GET /api/v1/observations/plans': { items: [] } })
  expect(await screen.findByText('SKP Anda belum memilih indikator praktik')).toBeTruthy()
})

test('whoever evaluates a plan comes to its observations', async () => {
  const { api } = await open({ 'GET /api/v1/observations': page([{ ...made, reads: 'outcome' }]) }, '/observasi?skp=p1')
  expect(await screen.findByRole('heading', { name: 'Pengamatan kelas dalam SKP ini' })).toBeTruthy()
  expect(api.last('GET', '/api/v1/observations')?.query.get('plan_id')).toBe('p1')
})
