import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { mockApi } from '@/testing/api'
import { kadek } from '@/testing/people'

const plans = { items: [], total: 0, page: 1, size: 50 }

/** The program as it starts on a page that came with answers. */
async function start(answers: Record<string, unknown>) {
  document.body.innerHTML = `<script id="first-answers" type="application/json">${JSON.stringify(answers)}</script>`
  vi.resetModules()
  return { ...(await import('./client')), ...(await import('./first-answers')) }
}

beforeEach(() => vi.spyOn(performance, 'now').mockReturnValue(2000))
afterEach(() => document.body.replaceChildren())

test('an answer that came with the page is not asked for, and is given once', async () => {
  const { asked } = mockApi({ 'GET /api/v1/me': { ...kadek, name: 'asked' } })
  const { api } = await start({ '/api/v1/me': kadek })
  expect((await api.GET('/api/v1/me')).data?.name).toBe(kadek.name)
  expect(asked).toEqual([])
  expect((await api.GET('/api/v1/me')).data?.name).toBe('asked')
})

test('it is found by the whole address, and is there without a turn of the browser', async () => {
  const { came } = await start({ '/api/v1/plans?employee_id=k1&size=50': plans })
  expect(came('/api/v1/plans', { query: { employee_id: 'other', size: 50 } })()).toBeUndefined()
  expect(came('/api/v1/plans', { query: { employee_id: 'k1', size: 50 } })()).toEqual(plans)
  expect(came('/api/v1/plans', { query: { employee_id: 'k1', size: 50 } })()).toBeUndefined()
})

test('after a change, or half a minute, none of them is true any more', async () => {
  mockApi({ 'PUT /api/v1/me/language': { status: 204 } })
  const before = await start({ '/api/v1/me': kadek })
  await before.api.PUT('/api/v1/me/language' as never, {} as never)
  expect(before.came('/api/v1/me')()).toBeUndefined()

  const later = await start({ '/api/v1/me': kadek })
  vi.spyOn(performance, 'now').mockReturnValue(30_001)
  expect(later.came('/api/v1/me')()).toBeUndefined()
})

test('a page that came alone asks for everything', async () => {
  document.body.replaceChildren()
  mockApi({ 'GET /api/v1/me': kadek })
  vi.resetModules()
  const { api } = await import('./client')
  expect((await api.GET('/api/v1/me')).data?.name).toBe(kadek.name)
})
