/** The plan that is sent is the one that is seen. */
import { useQuery } from '@tanstack/react-query'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { type Plan, planQuery } from '@/lib/plans'
import { type Asked, mockApi, page } from '@/testing/api'
import { kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage, renderPart } from '@/testing/render'

import { GoalsCard } from './goals-card'
import { PlanSteps } from './plan-steps'

const goal = { id: 'g1', version: 3, kind: 'utama', text: 'Ibu hamil', parent_id: null, parent_text: null, assigned_by: null, indicators: [] }
const plan = {
  id: 'p1', version: 7, may: ['edit', 'submit'], missing: [], goals: [goal], result_groups: [], served_lines: [],
  employee: { name: 'Ni Kadek Ayu Lestari' }, assessor: { name: 'dr. I Gede Sanjaya' },
} as unknown as Plan
const KEY = 'sk-plan-p1-goal-g1'
const SUBMISSION = '/api/v1/plans/p1/submission'
const draft = (text: string) => JSON.stringify({ version: 3, value: { text, served: '', assigned: '' }, sent: [] })

function Page({ start }: { start: Plan }) {
  const { data } = useQuery({ ...planQuery('p1'), initialData: start, staleTime: Number.POSITIVE_INFINITY })
  return (
    <>
      <GoalsCard plan={data} edits={data.may.includes('edit')} />
      <PlanSteps plan={data} onShow={() => undefined} />
    </>
  )
}

function open(start: Plan = plan) {
  const network = { isOn: true }
  let now = start
  const { asked } = mockApi({
    'GET /api/v1/plans/p1': () => ({ body: now }),
    'GET /api/v1/plans/p1/parents': { assessor_name: 'dr. I Gede Sanjaya', goals: [], agreement_indicators: [] },
    'PATCH /api/v1/goals/g1': ({ body }: Asked) => {
      if (!network.isOn) throw new TypeError('Failed to fetch')
      now = { ...now, version: now.version + 1, goals: [{ ...goal, ...(body as object), version: 4 }] } as unknown as Plan
      return { body: now }
    },
    [`POST ${SUBMISSION}`]: () => ({ body: { ...now, may: [] } }),
  })
  const writes = () => asked.filter((one) => one.method !== 'GET').map((one) => `${one.method} ${one.path} ${one.headers.get('If-Match') ?? ''}`)
  return { ...renderPart(<Page start={start} />), network, writes }
}
const submit = () => screen.getByRole('button', { name: 'Ajukan ke atasan' })

test('an edit that was made without network is open and shown as unsent, and stops the submission', async () => {
  localStorage.setItem(KEY, draft('Ditulis luring'))
  const { user, network } = open()
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Hasil kerja \(/).value).toBe('Ditulis luring')
  expect(screen.getByText('1 tulisan belum terkirim, aman di perangkat ini.')).toBeTruthy()
  network.isOn = false
  await user.click(submit())
  expect((await screen.findByText(/Langkah Anda belum dijalankan/)).closest('[role=alert]')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test('what is still on its way when one submits goes first, and the submission names the plan with it', async () => {
  localStorage.setItem(KEY, draft('Ditulis luring'))
  const { user, writes } = open()
  await user.click(submit())
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Ajukan ke atasan' }))
  await waitFor(() => expect(writes()).toEqual(['PATCH /api/v1/goals/g1 "3"', `POST ${SUBMISSION} "8"`]))
  expect(localStorage.getItem(KEY)).toBeNull()
})

test('what is typed in another tab is noticed, and stops the submission here', async () => {
  const { user, writes } = open()
  await user.click(submit())
  const dialog = within(await screen.findByRole('dialog'))
  localStorage.setItem(KEY, draft('Dari tab lain'))
  act(() => void dispatchEvent(new StorageEvent('storage', { key: KEY })))
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Ajukan ke atasan' }).disabled).toBe(true)
  await user.click(dialog.getByRole('button', { name: 'Batal' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(submit())
  expect(await screen.findByRole('button', { name: 'Tampilkan tulisan itu' })).toBeTruthy()
  expect(writes()).toEqual([])
})

test('a new result that was begun and not saved is open again, and is not left behind either', async () => {
  localStorage.setItem('sk-plan-p1-new-goal-utama', JSON.stringify({ text: 'Kader terlatih', served: '', assigned: '' }))
  const { user } = open()
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Hasil kerja \(/).value).toBe('Kader terlatih')
  await user.click(submit())
  expect(await screen.findByText(/Langkah Anda belum dijalankan/)).toBeTruthy()
})

test('what can no longer go along is told, and thrown away only when one says so', async () => {
  localStorage.setItem(KEY, draft('Terlambat'))
  open({ ...plan, may: ['withdraw'] })
  expect(screen.getByText(/tidak ikut terkirim/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Buang tulisan itu' }))
  expect(screen.queryByText(/tidak ikut terkirim/)).toBeNull()
  expect(localStorage.getItem(KEY)).toBeNull()
})

test('the list of plans says where something is still only on this device', async () => {
  const row = { id: 'p1', cycle_id: 20261, employee_id: kadek.id, position: 'Perawat', unit_name: 'Puskesmas', state: 'draft', revision: 0 }
  mockApi({ 'GET /api/v1/me': kadek, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/plans': page([row, { ...row, id: 'p2' }]) })
  localStorage.setItem(KEY, draft('Ditulis luring'))
  await renderPage('/skp')
  expect(await screen.findAllByText('1 tulisan belum terkirim')).toHaveLength(1)
  expect(await axeViolations()).toEqual([])
})
