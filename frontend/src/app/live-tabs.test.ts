import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { mockApi } from '@/testing/api'
import { kadek } from '@/testing/people'
import { mockStreams } from '@/testing/streams'
import { forgetTabs, mockTabs } from '@/testing/tabs'

import { shareStream } from './live-tabs'

const KADEK = kadek.id
const PLAN = { subject_kind: 'plan', subject_id: 'p1' }
let streams: ReturnType<typeof mockStreams>
let opened: (() => void)[]

function tab(person = KADEK) {
  const heard = { said: vi.fn(), begins: vi.fn(), stands: vi.fn(), other: vi.fn() }
  const close = shareStream(new QueryClient(), person, heard)
  opened.push(close)
  return { ...heard, close }
}
const settled = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  mockTabs()
  mockApi({ 'GET /api/v1/me': kadek })
  streams = mockStreams()
  opened = []
})
afterEach(async () => {
  opened.forEach((close) => close())
  await settled()
  vi.useRealTimers()
  forgetTabs()
})

test('two tabs have one stream, and both hear all that it says', async () => {
  const [one, other] = [tab(), tab()]
  await settled()
  expect(streams.made).toHaveLength(1)
  streams.newest().here(3)
  streams.newest().say(4, PLAN)
  for (const { said, begins, stands } of [one, other]) {
    expect(said).toHaveBeenCalledExactlyOnceWith(JSON.stringify(PLAN))
    expect(begins).toHaveBeenCalledExactlyOnceWith('anew')
    expect(stands).toHaveBeenLastCalledWith(true)
  }
  streams.newest().lose()
  expect(other.stands).toHaveBeenLastCalledWith(false)
})

test('when the tab with the stream closes, the next goes on from the last that was heard', async () => {
  const [one, other] = [tab(), tab()]
  await settled()
  streams.newest().here(3)
  streams.newest().say(9, PLAN)
  one.close()
  await settled()
  expect(streams.open()).toHaveLength(1)
  expect(streams.newest().address).toBe('/api/v1/live?after=9')
  streams.newest().here(9)
  streams.newest().say(10, PLAN)
  expect(other.said).toHaveBeenCalledTimes(2)
  expect(other.begins.mock.calls).toEqual([['anew'], ['after']])
  expect(one.said).toHaveBeenCalledOnce()
})

test('a tab that is opened later knows from where to go on before anything is said', async () => {
  const one = tab()
  await settled()
  streams.newest().here(5)
  tab()
  await settled()
  one.close()
  await settled()
  expect(streams.newest().address).toBe('/api/v1/live?after=5')
})

test('a tab that sleeps with the stream is relieved, and waits for its turn when it wakes', async () => {
  const sleeping = tab()
  await settled()
  streams.newest().here(5)
  const post = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockReturnValue()
  const awake = tab()
  await vi.advanceTimersByTimeAsync(30_000)
  streams.newest().here(5)
  await vi.advanceTimersByTimeAsync(14_000)
  expect(streams.made).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2000)
  expect(streams.made).toHaveLength(2)
  expect(streams.open()).toEqual([streams.newest()])
  post.mockRestore()
  streams.newest().here(6)
  streams.newest().say(7, PLAN)
  expect(sleeping.said).toHaveBeenCalledOnce()
  awake.close()
  await settled()
  expect(streams.newest().address).toBe('/api/v1/live?after=7')
})

test('where somebody else signs in, the stream of whoever was there ends', async () => {
  const before = tab()
  await settled()
  const after = tab('01900000-0000-7000-8000-00000000000f')
  await settled()
  expect(before.other).toHaveBeenCalledOnce()
  expect(streams.open()).toEqual([streams.newest()])
  streams.newest().say(4, PLAN)
  expect(after.said).toHaveBeenCalledOnce()
  expect(before.said).not.toHaveBeenCalled()
})

test('a browser that cannot share has a stream for each tab', async () => {
  forgetTabs()
  streams = mockStreams()
  const [one, other] = [tab(), tab()]
  await settled()
  expect(streams.open()).toHaveLength(2)
  streams.made[0]?.say(4, PLAN)
  expect(one.said).toHaveBeenCalledOnce()
  expect(other.said).not.toHaveBeenCalled()
})
