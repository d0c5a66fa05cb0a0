import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { whenSessionEnds } from '@/api/session-renewal'
import { mockApi, problem } from '@/testing/api'
import { kadek } from '@/testing/people'
import { mockStreams } from '@/testing/streams'

import { keepStreamOpen } from './live-stream'

const heard = () => ({ said: vi.fn(), here: vi.fn(), lost: vi.fn() })
let streams: ReturnType<typeof mockStreams>

beforeEach(() => {
  vi.useFakeTimers()
  streams = mockStreams()
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
  const hearing = heard()
  const close = keepStreamOpen(new QueryClient(), '', hearing)
  streams.newest().refuse()
  await vi.advanceTimersByTimeAsync(3100)
  expect(asked.some((one) => one.path.endsWith('/renewal'))).toBe(true)
  expect(streams.made).toHaveLength(2)
  streams.newest().say(4, { subject_kind: 'plan' })
  expect(hearing.said).toHaveBeenCalledExactlyOnceWith('{"subject_kind":"plan"}', '4')
  close()
  expect(streams.open()).toEqual([])
})

test('a lost network is the browser’s own business', async () => {
  mockApi({})
  const hearing = heard()
  keepStreamOpen(new QueryClient(), '', hearing)
  streams.newest().lose()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(streams.made).toHaveLength(1)
  expect(hearing.lost).toHaveBeenCalledOnce()
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
  keepStreamOpen(cache, '', heard())
  streams.newest().refuse()
  await vi.advanceTimersByTimeAsync(300_000)
  expect(told).toHaveBeenCalledOnce()
  expect(streams.made).toHaveLength(1)
  isOver = false
  cache.setQueryData(['me'], kadek)
  expect(streams.made).toHaveLength(2)
})

test('a server that is away is asked again, ever less often', async () => {
  mockApi({ 'GET /api/v1/me': () => problem('unexpected', 503) })
  keepStreamOpen(new QueryClient(), '', heard())
  streams.newest().refuse()
  await vi.advanceTimersByTimeAsync(3100)
  mockApi({ 'GET /api/v1/me': kadek })
  expect(streams.made).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(6100)
  expect(streams.made).toHaveLength(2)
})

test('it goes on from where it was, and says once that nothing is known of before', async () => {
  mockApi({ 'GET /api/v1/me': kadek })
  const hearing = heard()
  keepStreamOpen(new QueryClient(), '', hearing)
  expect(streams.newest().address).toBe('/api/v1/live')
  streams.newest().here(41)
  expect(hearing.here).toHaveBeenLastCalledWith('41', 'anew')
  streams.newest().say(42, {})
  streams.newest().refuse()
  await vi.advanceTimersByTimeAsync(3100)
  expect(streams.newest().address).toBe('/api/v1/live?after=42')
  streams.newest().here(42)
  expect(hearing.here).toHaveBeenLastCalledWith('42', 'after')
  streams.newest().here(43)
  expect(hearing.here).toHaveBeenLastCalledWith('43', null)
  streams.newest().lose()
  streams.newest().here(44)
  expect(hearing.here).toHaveBeenLastCalledWith('44', 'after')
})

test('a stream that falls silent, or never says a word behind its proxy, is given up and opened again', async () => {
  mockApi({ 'GET /api/v1/me': kadek })
  const hearing = heard()
  keepStreamOpen(new QueryClient(), '', hearing)
  streams.newest().onopen?.()
  await vi.advanceTimersByTimeAsync(9000)
  expect(hearing.lost).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1100)
  expect(hearing.lost).toHaveBeenCalledOnce()
  expect(streams.open()).toEqual([])
  await vi.advanceTimersByTimeAsync(3100)
  streams.newest().here(7)
  await vi.advanceTimersByTimeAsync(30_000)
  streams.newest().say(8, {})
  await vi.advanceTimersByTimeAsync(39_000)
  expect(hearing.lost).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(1100)
  expect(hearing.lost).toHaveBeenCalledTimes(2)
})
