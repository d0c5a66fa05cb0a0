import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36'
const facts = { plan_id: null, evaluation_id: null, reported: null, indicators: null, title: agent, reason: null }
const notice = { id: 't1', kind: 'new_device', subject_kind: 'session', subject_id: 's9', period_id: null, about: null, due_on: '2026-10-08', working_days_left: 0, waits_on: 'me', facts }

function open(more: Record<string, unknown> = {}) {
  let items = [notice]
  const settle = () => {
    items = []
    return { status: 204 }
  }
  return mockApi({
    'GET /api/health/live': healthy,
    'GET /api/v1/me': { ...kadek, is_asn: false },
    'GET /api/v1/tasks': () => ({ body: { items, waiting: [], reminders: [] } }),
    'GET /api/v1/sessions': { items: [] },
    'GET /api/v1/tokens': { items: [] },
    'DELETE /api/v1/sessions/s9': settle,
    'POST /api/v1/sessions/s9/recognition': settle,
    ...more,
  })
}

test('a new device is told at home, and is nobody’s turn', async () => {
  open()
  await renderPage('/beranda')
  const told = await screen.findByRole('region', { name: 'Ada yang masuk dari perangkat baru.' })
  expect(told.textContent).toContain('Chrome di Windows')
  expect(screen.getByText('Beres. Tidak ada yang menunggu Anda.')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('“Bukan saya” puts the device out and leads to the password', async () => {
  const { last } = open()
  const { user, history } = await renderPage('/beranda')
  await user.click(await screen.findByRole('button', { name: 'Bukan saya' }))
  expect(last('DELETE', '/api/v1/sessions/s9')).toBeTruthy()
  await waitFor(() => expect(history.location.href).toBe('/akun#kata-sandi'))
  expect(await screen.findByLabelText('Kata sandi sekarang')).toBeTruthy()
})

test('“Ini saya” lets the notice go', async () => {
  const { last } = open()
  const { user } = await renderPage('/beranda')
  await user.click(await screen.findByRole('button', { name: 'Ini saya' }))
  expect(last('POST', '/api/v1/sessions/s9/recognition')?.headers.get('Idempotency-Key')).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Ini saya' })).toBeNull())
})
