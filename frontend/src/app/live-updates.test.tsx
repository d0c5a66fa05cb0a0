import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { mockApi } from '@/testing/api'
import { shown } from '@/testing/live-page'
import { kadek } from '@/testing/people'
import { axeViolations } from '@/testing/render'
import { mockStreams } from '@/testing/streams'

let streams: ReturnType<typeof mockStreams>
let last = 0
const UNIT = '01900000-0000-7000-8000-0000000000a1'
const OTHER = '01900000-0000-7000-8000-0000000000a2'

const say = (subject_kind: string, more: { subject_id?: string; changed?: string[] | null } = {}) =>
  act(async () => streams.newest().say(++last, { subject_kind, ...more }))
const look = (hidden: boolean) => {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
  Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true })
  return act(async () => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
}

beforeEach(() => {
  streams = mockStreams()
  mockApi({ 'GET /api/v1/me': kadek })
})
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(document, 'hidden')
  Reflect.deleteProperty(document, 'visibilityState')
})

test('what others change is announced, counted once for each thing, and read when asked', async () => {
  const { read, user } = await shown()
  await say('plan', { subject_id: 'p1' })
  await say('plan', { subject_id: 'p1' })
  await say('assignment', { subject_id: 'a1' })
  const button = screen.getByRole('button', { name: '2 perubahan baru Tampilkan' })
  expect(read).toHaveBeenCalledTimes(1)
  expect(await axeViolations()).toEqual([])
  await user.click(button)
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  expect(screen.queryByRole('button')).toBeNull()
})

test('what the page does not show is no news', async () => {
  const { read } = await shown()
  await say('feedback', { subject_id: 'f1' })
  expect(screen.queryByRole('button')).toBeNull()
  expect(read).toHaveBeenCalledTimes(1)
})

test('what follows an own act is read at once', async () => {
  const { read, cache } = await shown()
  await act(async () => {
    await cache.getMutationCache().build(cache, { mutationFn: async () => 'ok' }).execute(undefined)
  })
  await say('plan', { subject_id: 'p1' })
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  expect(screen.queryByRole('button')).toBeNull()
})

test('figures of a unit are read in place when they changed, those of another are left alone', async () => {
  const { read } = await shown(['cockpit', 'angka', UNIT, 20260709], '/pimpinan')
  await say('unit_figures', { changed: [OTHER] })
  expect(read).toHaveBeenCalledTimes(1)
  await waitFor(async () => {
    await say('unit_figures', { changed: [OTHER, UNIT] })
    expect(read).toHaveBeenCalledTimes(2)
  })
  expect(screen.queryByRole('button')).toBeNull()
})

test('a delivery of cases is read in place and at once, by whose page shows a service', async () => {
  const { read } = await shown(['measurements', 'services', UNIT, 'team', 20260709], '/layanan/x')
  await say('service', { subject_id: OTHER })
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  expect(screen.queryByRole('button')).toBeNull()
})

test('nobody else asks for anything after one', async () => {
  const { read } = await shown(['tasks'], '/beranda')
  await say('service', { subject_id: OTHER })
  await act(async () => undefined)
  expect(read).toHaveBeenCalledTimes(1)
})

test('changes that come quickly are read one after the other, the last of them too', async () => {
  let answer: (text: string) => void = () => undefined
  const { read } = await shown(['cockpit', UNIT], '/pimpinan')
  read.mockImplementation(() => new Promise((later) => (answer = later)))
  await say('unit_figures', { changed: null })
  await say('unit_figures', { changed: [UNIT] })
  await say('unit_figures', { changed: [UNIT] })
  expect(read).toHaveBeenCalledTimes(2)
  await act(async () => answer('isi'))
  await waitFor(() => expect(read).toHaveBeenCalledTimes(3))
  await act(async () => answer('isi'))
})

test('a tab that nobody looks at reads when it is looked at', async () => {
  const { read } = await shown()
  await look(true)
  await say('plan', { subject_id: 'p1' })
  expect(read).toHaveBeenCalledTimes(1)
  await look(false)
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  expect(screen.queryByRole('button')).toBeNull()
})

test('what is told to everybody is not read by everybody in the same moment', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const { read } = await shown(['cycles', 'current'], '/kota/jadwal')
  vi.useFakeTimers()
  await say('period', { subject_id: 't3' })
  expect(read).toHaveBeenCalledTimes(1)
  await act(async () => vi.advanceTimersByTimeAsync(2600))
  expect(read).toHaveBeenCalledTimes(2)
})

test('what is told to everybody is asked for after a break, for no stream repeats it', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const { read } = await shown(['cycles', 'current'], '/kota/jadwal')
  vi.useFakeTimers()
  await act(async () => streams.newest().here(1))
  await act(async () => vi.advanceTimersByTimeAsync(3000))
  expect(read).toHaveBeenCalledTimes(2)
  await act(async () => streams.newest().lose())
  await act(async () => streams.newest().here(1))
  await act(async () => vi.advanceTimersByTimeAsync(3000))
  expect(read).toHaveBeenCalledTimes(3)
})

test('what was read before the stream stood is read once more', async () => {
  const { read } = await shown()
  vi.useFakeTimers()
  await act(async () => streams.newest().here(1))
  await act(async () => vi.advanceTimersByTimeAsync(1100))
  expect(read).toHaveBeenCalledTimes(2)
  await act(async () => streams.newest().here(2))
  await act(async () => vi.advanceTimersByTimeAsync(1100))
  expect(read).toHaveBeenCalledTimes(2)
})
