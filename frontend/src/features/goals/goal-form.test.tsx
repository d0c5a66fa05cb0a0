import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { pretendApi } from '@/testing/api'
import { findings, renderPart } from '@/testing/render'

import { GoalEditor } from './goal-form'
import type { Goal, Plan } from './plan-queries'

const goal = { id: 'g1', kind: 'utama', text: 'Cakupan layanan meningkat', parent_id: 'g0', outside_parent_id: null, agreement_indicator_id: null, assigned_by: null, version: 3 } as Goal
const plan = { id: 'pl1', goals: [goal] } as Plan
const answers = {
  'GET /api/v1/plans/pl1/parents': { assessor_name: 'drg. I Made Wirawan', goals: [{ id: 'g0', text: 'Mutu layanan meningkat' }], agreement_indicators: [] },
  'PATCH /api/v1/goals/g1': () => ({ body: plan }),
}

test('a goal that serves nothing any more gives its link up', async () => {
  const { last } = pretendApi(answers)
  const close = vi.fn()
  const { user } = renderPart(<GoalEditor plan={plan} goal={goal} onClose={close} />)
  await screen.findByRole('option', { name: 'Mutu layanan meningkat' })
  expect(await findings()).toEqual([])
  await user.selectOptions(screen.getByRole('combobox'), '')
  await user.click(screen.getByRole('button', { name: 'Selesai' }))
  await waitFor(() => expect(close).toHaveBeenCalled())
  expect(last('PATCH', '/api/v1/goals/g1')?.body).toEqual({ text: 'Cakupan layanan meningkat', assigned_by: null, parent_id: null, agreement_indicator_id: null })
})

test('a link that nobody touched is not sent', async () => {
  const { last } = pretendApi(answers)
  const close = vi.fn()
  const { user } = renderPart(<GoalEditor plan={plan} goal={goal} onClose={close} />)
  await screen.findByRole('option', { name: 'Mutu layanan meningkat' })
  await user.type(screen.getByLabelText(/^Hasil kerja/), ' tahun ini')
  await user.click(screen.getByRole('button', { name: 'Selesai' }))
  await waitFor(() => expect(close).toHaveBeenCalled())
  expect(last('PATCH', '/api/v1/goals/g1')?.body).toEqual({ text: 'Cakupan layanan meningkat tahun ini', assigned_by: null })
})
