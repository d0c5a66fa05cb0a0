import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import type { Plan } from '@/lib/plans'
import { mockApi } from '@/testing/api'
import { axeViolations, renderPart } from '@/testing/render'

import { GoalEditor, NewGoal } from './goal-form'
import { GoalRow } from './goal-row'
import type { Goal } from './plan-queries'

const goal = { id: 'g1', kind: 'utama', text: 'Cakupan layanan meningkat', parent_id: 'g0', outside_parent_id: null, agreement_indicator_id: null, assigned_by: null, version: 3 } as Goal
const plan = { id: 'pl1', goals: [goal], served_lines: [] as unknown } as Plan
const answers = {
  'GET /api/v1/plans/pl1/parents': { assessor_name: 'drg. I Made Wirawan', goals: [{ id: 'g0', text: 'Mutu layanan meningkat' }], agreement_indicators: [] },
  'PATCH /api/v1/goals/g1': () => ({ body: plan }),
}

test('a goal that serves nothing any more gives its link up', async () => {
  const { last } = mockApi(answers)
  const close = vi.fn()
  const { user } = renderPart(<GoalEditor plan={plan} goal={goal} onClose={close} />)
  await screen.findByRole('option', { name: 'Mutu layanan meningkat' })
  expect(await axeViolations()).toEqual([])
  await user.selectOptions(screen.getByRole('combobox'), '')
  await user.click(screen.getByRole('button', { name: 'Selesai' }))
  await waitFor(() => expect(close).toHaveBeenCalled())
  expect(last('PATCH', '/api/v1/goals/g1')?.body).toEqual({ text: 'Cakupan layanan meningkat', assigned_by: null, parent_id: null, agreement_indicator_id: null })
})

test('a link that nobody touched is not sent', async () => {
  const { last } = mockApi(answers)
  const close = vi.fn()
  const { user } = renderPart(<GoalEditor plan={plan} goal={goal} onClose={close} />)
  await screen.findByRole('option', { name: 'Mutu layanan meningkat' })
  await user.type(screen.getByLabelText(/^Hasil kerja/), ' tahun ini')
  await user.click(screen.getByRole('button', { name: 'Selesai' }))
  await waitFor(() => expect(close).toHaveBeenCalled())
  expect(last('PATCH', '/api/v1/goals/g1')?.body).toEqual({ text: 'Cakupan layanan meningkat tahun ini', assigned_by: null })
})

test('a result is removed only after a question that says what goes with it', async () => {
  const whole = { ...goal, indicators: [{ id: 'i1', text: 'Penderita dilayani', aspect: 'kuantitas', target: null, target_low: null, target_high: null, target_text: '12 kali' }] } as unknown as Goal
  const { last } = mockApi({ ...answers, 'DELETE /api/v1/goals/g1': () => ({ body: plan }) })
  const { user } = renderPart(<ul><GoalRow plan={plan} goal={whole} edits /></ul>)
  await user.click(screen.getByRole('button', { name: 'Hapus: Cakupan layanan meningkat' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Hapus hasil kerja ini?' }))
  expect(dialog.getByText('1 indikatornya ikut terhapus.')).toBeTruthy()
  expect(last('DELETE', '/api/v1/goals/g1')).toBeUndefined()
  await user.click(dialog.getByRole('button', { name: 'Hapus' }))
  await waitFor(() => expect(last('DELETE', '/api/v1/goals/g1')?.headers.get('If-Match')).toBe('"3"'))
})

test('a new result whose answer was lost is the same request after the page was opened anew; other words are another', async () => {
  const lost = () => {
    throw new TypeError('Failed to fetch')
  }
  const { asked } = mockApi({ ...answers, 'POST /api/v1/plans/pl1/goals': lost })
  const first = renderPart(<NewGoal plan={plan} place={{ kind: 'utama', group: null }} onClose={vi.fn()} />)
  await first.user.type(screen.getByLabelText(/^Hasil kerja/), 'Kader terlatih')
  await first.user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(await screen.findByRole('alert')).toBeTruthy()
  first.unmount()
  const second = renderPart(<NewGoal plan={plan} place={{ kind: 'utama', group: null }} onClose={vi.fn()} />)
  await second.user.click(screen.getByRole('button', { name: 'Simpan' }))
  await screen.findByRole('alert')
  await second.user.type(screen.getByLabelText(/^Hasil kerja/), ' semua')
  await second.user.click(screen.getByRole('button', { name: 'Simpan' }))
  const keys = () => asked.filter((one) => one.method === 'POST').map((one) => one.headers.get('Idempotency-Key'))
  await waitFor(() => expect(keys()).toHaveLength(3))
  expect(keys()[0]).toBe(keys()[1])
  expect(keys()[1]).not.toBe(keys()[2])
})
