import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import type { Plan } from '@/lib/plans'
import { type Asked, mockApi, problem } from '@/testing/api'
import { renderPart } from '@/testing/render'

import { GoalEditor } from './goal-form'
import type { Goal } from './plan-queries'

const SLOW = { timeout: 4000 }
const PLACE = '/api/v1/goals/g1'
const goal = { id: 'g1', version: 3, kind: 'utama', text: 'Ibu hamil terlayani', parent_id: null, assigned_by: null, indicators: [] }
const plan = { id: 'p1', version: 7, goals: [goal] } as unknown as Plan
const parents = { assessor_name: 'dr. I Gede Sanjaya', goals: [], agreement_indicators: [] }

/** A server that counts versions, as the real one does. */
function counting() {
  let version = 3
  return ({ headers, body }: Asked) => {
    if (headers.get('If-Match') !== `"${version}"`) return problem('edited-meanwhile', 409)
    version += 1
    return { body: { ...plan, goals: [{ ...goal, ...(body as object), version }] } }
  }
}

function edit(patch: (asked: Asked) => { status?: number; body?: unknown }) {
  const { asked } = mockApi({ 'GET /api/v1/plans/p1/parents': parents, [`PATCH ${PLACE}`]: patch })
  let closed = false
  const shown = renderPart(<GoalEditor plan={plan} goal={goal as unknown as Goal} onClose={() => (closed = true)} />)
  const sent = () => asked.filter((one) => one.method === 'PATCH').map((one) => (one.body as { text: string }).text)
  return { ...shown, sent, isClosed: () => closed, box: screen.getByLabelText(/^Hasil kerja/) }
}

test('a result saves itself after a pause, and again on its new version', async () => {
  const { user, sent, isClosed, box } = edit(counting())
  await user.type(box, ' baik')
  await screen.findByText(/^Tersimpan \d/, undefined, SLOW)
  expect(sent()).toEqual(['Ibu hamil terlayani baik'])
  await user.type(box, ' sekali')
  await user.click(screen.getByRole('button', { name: 'Selesai' }))
  await waitFor(() => expect(isClosed()).toBe(true))
  expect(sent()).toEqual(['Ibu hamil terlayani baik', 'Ibu hamil terlayani baik sekali'])
})

test('over what somebody else wrote nothing saves itself, and the words stay', async () => {
  const { user, sent, isClosed, box } = edit(() => problem('edited-meanwhile', 409))
  await user.type(box, ' baik')
  await screen.findByText('Belum terkirim, aman di perangkat ini', undefined, SLOW)
  await user.type(box, ' sekali')
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(sent()).toHaveLength(1)
  expect(screen.getByRole('alert').textContent).toContain('baru saja diubah dari tempat lain')
  expect((box as HTMLTextAreaElement).value).toBe('Ibu hamil terlayani baik sekali')
  expect(isClosed()).toBe(false)
})
