import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { api, dataOf } from '@/api/client'
import { isProblem } from '@/api/problem'
import { mockApi, problem } from '@/testing/api'

import { newQueryClient, waitBeforeAsking } from './query-client'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** When each question came, in seconds from the first, and how it ended. */
async function asking(answer: () => { status?: number; body?: unknown }) {
  const times: number[] = []
  mockApi({
    'GET /api/v1/me': () => {
      times.push(Date.now())
      return answer()
    },
  })
  const client = newQueryClient()
  const ended = client.fetchQuery({ queryKey: ['me'], queryFn: () => api.GET('/api/v1/me').then(dataOf) }).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(120_000)
  const [first = 0] = times
  return { after: times.map((time) => (time - first) / 1000), ended: await ended }
}

test('a service that cannot answer now is asked again when it said, twice at most, later each time', async () => {
  const { after, ended } = await asking(() => problem('database-unavailable', 503, { retry_after_seconds: 5 }))
  expect(after).toHaveLength(3)
  const [, second = 0, third = 0] = after
  expect(second).toBeGreaterThanOrEqual(5)
  expect(third - second).toBeGreaterThanOrEqual(10)
  expect(isProblem(ended, '/problems/database-unavailable')).toBe(true)
})

test('once it answers, nobody is told that it could not', async () => {
  let away = true
  const { after, ended } = await asking(() => {
    const answer = away ? problem('busy', 503, { retry_after_seconds: 2 }) : { body: { name: 'Kadek' } }
    away = false
    return answer
  })
  expect(after).toHaveLength(2)
  expect(ended).toEqual({ name: 'Kadek' })
})

test.each([
  ['not-permitted', 403, {}],
  ['too-many', 429, { retry_after_seconds: 5 }],
  ['unexpected', 500, {}],
])('%s is an answer, and not asked again', async (name, status, facts) => {
  expect((await asking(() => problem(name, status, facts))).after).toEqual([0])
})

test('not everybody comes back in the same moment', () => {
  const waits = new Set(Array.from({ length: 20 }, () => waitBeforeAsking(0, new Error('x'))))
  expect(waits.size).toBeGreaterThan(10)
})
