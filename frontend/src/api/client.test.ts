import { afterEach, expect, test, vi } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { kadek } from '@/testing/people'

import { api, dataOf, ifMatch } from './client'
import { isProblem, Problem } from './problem'
import { whenSessionEnds } from './session-renewal'

afterEach(() => whenSessionEnds(() => undefined))

test('a session that ran out is renewed once for all who wait, and what was asked is asked again', async () => {
  let expired = true
  const { asked } = mockApi({
    'GET /api/v1/me': () => (expired ? problem('session-expired', 401) : { body: kadek }),
    'POST /api/v1/session/renewal': () => {
      expired = false
      return { status: 204 }
    },
  })
  const answers = await Promise.all([api.GET('/api/v1/me'), api.GET('/api/v1/me')])
  expect(answers.map((answer) => dataOf(answer).name)).toEqual([kadek.name, kadek.name])
  expect(asked.filter((one) => one.path.endsWith('/renewal'))).toHaveLength(1)
})

test('what was written goes with the second try, under the same key', async () => {
  const bodies: unknown[] = []
  const keys: (string | null)[] = []
  let expired = true
  mockApi({
    'POST /api/v1/tokens': (one: { body: unknown; headers: Headers }) => {
      bodies.push(one.body)
      keys.push(one.headers.get('Idempotency-Key'))
      return expired ? problem('session-expired', 401) : { status: 201, body: {} }
    },
    'POST /api/v1/session/renewal': () => {
      expired = false
      return { status: 204 }
    },
  })
  const draft = { name: 'Unduh', scopes: ['goals:read' as const], expires_on: '2026-12-01' }
  await api.POST('/api/v1/tokens', { params: { header: { 'Idempotency-Key': 'satu-keinginan' } }, body: draft })
  expect(bodies).toEqual([draft, draft])
  expect(keys[0]).toBe(keys[1])
})

test('where renewal is refused, somebody is told and the refusal stays', async () => {
  const told = vi.fn()
  whenSessionEnds(told)
  mockApi({
    'GET /api/v1/me': () => problem('session-expired', 401),
    'POST /api/v1/session/renewal': () => problem('not-signed-in', 401),
  })
  const refused = await api.GET('/api/v1/me').then(dataOf).catch((error: unknown) => error)
  expect(isProblem(refused, '/problems/session-expired')).toBe(true)
  expect(told).toHaveBeenCalledOnce()
})

test('a renewal whose answer is lost is asked for again', async () => {
  let expired = true
  let tries = 0
  mockApi({
    'GET /api/v1/me': () => (expired ? problem('session-expired', 401) : { body: kadek }),
    'POST /api/v1/session/renewal': () => {
      tries += 1
      if (tries === 1) throw new TypeError('network')
      expired = false
      return { status: 204 }
    },
  })
  expect(dataOf(await api.GET('/api/v1/me')).name).toBe(kadek.name)
  expect(tries).toBe(2)
})

test('a network that is gone signs nobody out', async () => {
  const told = vi.fn()
  whenSessionEnds(told)
  mockApi({
    'GET /api/v1/me': () => problem('session-expired', 401),
    'POST /api/v1/session/renewal': () => {
      throw new TypeError('network')
    },
  })
  const refused = await api.GET('/api/v1/me').then(dataOf).catch((error: unknown) => error)
  expect(isProblem(refused, '/problems/offline')).toBe(true)
  expect(told).not.toHaveBeenCalled()
})

test('signing out with a session that ran out ends it all the same', async () => {
  let expired = true
  const { asked } = mockApi({
    'DELETE /api/v1/session': () => (expired ? problem('session-expired', 401) : { status: 204 }),
    'POST /api/v1/session/renewal': () => {
      expired = false
      return { status: 204 }
    },
  })
  dataOf(await api.DELETE('/api/v1/session'))
  expect(asked.map((one) => one.method)).toEqual(['DELETE', 'POST', 'DELETE'])
})

test('a wrong password is not mistaken for an ended session', async () => {
  const { asked } = mockApi({ 'POST /api/v1/session': () => problem('wrong-credentials', 401) })
  await expect(api.POST('/api/v1/session', { body: { login: 'x', password: 'y' } }).then(dataOf)).rejects.toBeInstanceOf(Problem)
  expect(asked).toHaveLength(1)
})

test('a change names the version that it was made on', () => {
  expect(ifMatch(4)).toEqual({ 'If-Match': '"4"' })
})
