import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { whenSessionEnds } from '@/api/session-renewal'
import { mockApi, problem } from '@/testing/api'
import { kadek } from '@/testing/people'

import { keepStreamOpen } from './live-stream'

/** As browsers do: after a refusal the stream is closed and stays so. */
class Stream {
  static readonly CLOSED = 2
  static made: Stream[] = []
  readyState = 1
  onmessage: ((message: { data: string }) => void) | null = null
  onerror: (() => void) | null = null
  onopen: (() => void) | null = null
  constructor() {
    Stream.made.push(this)
  }
  refuse() {
    this.readyState = 2
    this.onerror?.()
  }
  lose() {
    this.readyState = 0
    this.onerror?.()
  }
  close() {
    this.readyState = 2
  }
}
const newest = () => Stream.made.at(-1) as Stream

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Stream)
  Stream.made = []
})
afterEach(() => {
  vi.useRealTimers()
  whenSessionEnds(() => undefined)
})

test('a stream that was refused for a session that ran out is renewed and opened again, and hears on', async () => {
  let expired = true
  const { asked } = mockApi({
    'GET /api/v1/me': () => (expired ? problem('session-expired', 401) : { body: kadek }),
    'POST /api/v1/session/renewal': () => {
      expired = false
      return { status: 204 }
    },
  })
  const heard = vi.fn()
  const close = keepStreamOpen(new QueryClient(), heard)
  newest().refuse()
  await vi.advanceTimersByTimeAsync(3100)
  expect(asked.some((one) => one.path.endsWith('/renewal'))).toBe(true)
  expect(Stream.made).toHaveLength(2)
  newest().onmessage?.({ data: '{}' })
  expect(heard).toHaveBeenCalledOnce()
  close()
  expect(newest().readyState).toBe(2)
})

test('a lost network is the browser’s own business', async () => {
  mockApi({})
  keepStreamOpen(new QueryClient(), vi.fn())
  newest().lose()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(Stream.made).toHaveLength(1)
})

test('where the session is over the person is told once, and the stream opens after they have signed in again', async () => {
  let isOver = true
  mockApi({
    'GET /api/v1/me': () => (isOver ? problem('session-expired', 401) : { body: kadek }),
    'POST /api/v1/session/renewal': () => problem('not-signed-in', 401),
  })
  const told = vi.fn()
  whenSessionEnds(told)
  const cache = new QueryClient()
  keepStreamOpen(cache, vi.fn())
  newest().refuse()
  await vi.advanceTimersByTimeAsync(300_000)
  expect(told).toHaveBeenCalledOnce()
  expect(Stream.made).toHaveLength(1)
  isOver = false
  cache.setQueryData(['me'], kadek)
  expect(Stream.made).toHaveLength(2)
})

test('a server that is away is asked again, ever less often', async () => {
  mockApi({ 'GET /api/v1/me': () => problem('unexpected', 503) })
  keepStreamOpen(new QueryClient(), vi.fn())
  newest().refuse()
  await vi.advanceTimersByTimeAsync(3100)
  mockApi({ 'GET /api/v1/me': kadek })
  expect(Stream.made).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(6100)
  expect(Stream.made).toHaveLength(2)
})
