import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import type { Plan } from '@/lib/plans'
import { mockApi, problem } from '@/testing/api'
import { renderPart } from '@/testing/render'

import { PlanSteps } from './plan-steps'

const plan = {
  id: 'p1',
  version: 4,
  may: ['agree', 'return'],
  missing: [],
  employee: { name: 'Ni Kadek Ayu Lestari' },
  assessor: { name: 'dr. I Gede Sanjaya' },
} as unknown as Plan
const agreement = '/api/v1/plans/p1/agreement'

async function agree() {
  const { user } = renderPart(<PlanSteps plan={plan} onShow={() => undefined} />)
  await user.click(screen.getByRole('button', { name: 'Setujui SKP' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Setujui SKP' }))
}

test('agreeing names the version that is on the screen', async () => {
  const { last } = mockApi({ [`POST ${agreement}`]: { ...plan, version: 5 } })
  await agree()
  expect(last('POST', agreement)?.headers.get('If-Match')).toBe('"4"')
  expect(last('POST', agreement)?.headers.get('Idempotency-Key')).toBeTruthy()
})

test('a plan that changed meanwhile asks to be read again', async () => {
  mockApi({ [`POST ${agreement}`]: () => problem('edited-meanwhile', 409) })
  await agree()
  expect((await screen.findByRole('alert')).textContent).toContain('baca dulu, lalu ulangi')
})

test('a note that was begun is there again when the dialog or the page is opened anew, and gone once it is sent', async () => {
  mockApi({ [`POST /api/v1/plans/p1/return`]: { ...plan, version: 5 } })
  const first = renderPart(<PlanSteps plan={plan} onShow={() => undefined} />)
  await first.user.click(screen.getByRole('button', { name: 'Kembalikan dengan catatan' }))
  await first.user.type(await screen.findByLabelText('Catatan untuk pegawai'), 'Sebut targetnya.')
  first.unmount()
  const { user } = renderPart(<PlanSteps plan={plan} onShow={() => undefined} />)
  await user.click(screen.getByRole('button', { name: 'Kembalikan dengan catatan' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByLabelText<HTMLTextAreaElement>('Catatan untuk pegawai').value).toBe('Sebut targetnya.')
  await user.click(dialog.getByRole('button', { name: 'Kembalikan dengan catatan' }))
  await waitFor(() => expect(localStorage.getItem('sk-return-p1')).toBeNull())
})
