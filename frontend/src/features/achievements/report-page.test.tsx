import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy } from '@/testing/people'
import { renderPage } from '@/testing/render'

import { answers } from './factories'

const REPORT = '/api/v1/plans/p1/periods/20260709/report'
const KEY = 'sk-report-p1-20260709'
const receipt = { number: 'ABC-123', period_id: 20260709, received_at: '2026-10-08T02:00:00Z', is_on_time: true, lines: 1, reported: 1, indicators: 1 }

test('what is typed while a report is on its way is not in it, and stays', async () => {
  let go: () => void = () => undefined
  const held = new Promise<void>((resolve) => (go = resolve))
  mockApi({
    ...answers,
    'GET /api/health/live': healthy,
    [`POST ${REPORT}`]: async () => {
      await held
      return { status: 201, body: receipt }
    },
  })
  const { user } = await renderPage('/realisasi/p1/20260709')
  await user.type(await screen.findByLabelText('Realisasi periode ini'), '7')
  await user.click(screen.getByRole('button', { name: 'Kirim laporan (1)' }))
  await user.type(screen.getByLabelText('Realisasi periode ini'), '5')
  await act(async () => go())
  await waitFor(() => expect(screen.queryByLabelText('Realisasi periode ini')).toBeNull())
  expect(JSON.parse(localStorage.getItem(KEY) ?? 'null')).toMatchObject({ i1: { value: '75' } })
})

test('what was sent as it stands is forgotten on the device', async () => {
  mockApi({ ...answers, 'GET /api/health/live': healthy, [`POST ${REPORT}`]: () => ({ status: 201, body: receipt }) })
  const { user } = await renderPage('/realisasi/p1/20260709')
  await user.type(await screen.findByLabelText('Realisasi periode ini'), '7')
  await user.click(screen.getByRole('button', { name: 'Kirim laporan (1)' }))
  await waitFor(() => expect(localStorage.getItem(KEY)).toBeNull())
})

test('what another tab types is here too, so that neither takes from the other', async () => {
  mockApi({ ...answers, 'GET /api/health/live': healthy })
  const { user } = await renderPage('/realisasi/p1/20260709')
  await screen.findByLabelText('Realisasi periode ini')
  localStorage.setItem(KEY, JSON.stringify({ i9: { value: '3', narrative: '', nothing: false } }))
  act(() => void dispatchEvent(new StorageEvent('storage', { key: KEY })))
  await user.type(screen.getByLabelText('Realisasi periode ini'), '7')
  expect(JSON.parse(localStorage.getItem(KEY) ?? 'null')).toMatchObject({ i1: { value: '7' }, i9: { value: '3' } })
})
