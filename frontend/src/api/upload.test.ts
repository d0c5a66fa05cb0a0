import { afterEach, expect, test, vi } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { mockUploads, type SentFile } from '@/testing/uploads'

import { whenSessionEnds } from './session-renewal'
import { upload } from './upload'

const EXPIRED = { type: '/problems/session-expired', title: 'x', status: 401 }
const file = new File(['isi'], 'foto.jpg', { type: 'image/jpeg' })
const start = (onProgress = vi.fn()) => {
  const sent = mockUploads()
  return { sent, first: () => sent[0] as SentFile, done: upload<{ id: string }>({ address: '/api/v1/files?name=foto.jpg', file, headers: { 'Idempotency-Key': 'satu' }, onProgress }) }
}

afterEach(() => {
  vi.useRealTimers()
  whenSessionEnds(() => undefined)
})

test('how far a file is can be heard, and the answer is given', async () => {
  const onProgress = vi.fn()
  const { first, done } = start(onProgress)
  first().reach(0.25)
  first().reach(1)
  first().answer(201, { id: 'f1' })
  expect(await done).toEqual({ id: 'f1' })
  expect(onProgress.mock.calls).toEqual([[0.25], [1]])
})

test('a session that ran out on the way is renewed, and the file sent again under the same key', async () => {
  mockApi({ 'POST /api/v1/session/renewal': () => ({ status: 204 }) })
  const { sent, first, done } = start()
  first().answer(401, EXPIRED)
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  sent[1]?.answer(201, { id: 'f1' })
  expect(await done).toEqual({ id: 'f1' })
  expect(sent.map((one) => [one.file, one.headers['Idempotency-Key']])).toEqual([[file, 'satu'], [file, 'satu']])
})

test('where renewal is refused the person is told, and the file is not sent again', async () => {
  mockApi({ 'POST /api/v1/session/renewal': () => problem('not-signed-in', 401) })
  const told = vi.fn()
  whenSessionEnds(told)
  const { sent, first, done } = start()
  first().answer(401, EXPIRED)
  await expect(done).rejects.toMatchObject({ type: '/problems/session-expired' })
  expect(told).toHaveBeenCalledOnce()
  expect(sent).toHaveLength(1)
})

test('a lost network and a request without a sign of life are both lost', async () => {
  vi.useFakeTimers()
  const lost = start()
  lost.first().lose()
  await expect(lost.done).rejects.toMatchObject({ type: '/problems/offline' })
  const still = start()
  const refused = expect(still.done).rejects.toMatchObject({ type: '/problems/offline' })
  await vi.advanceTimersByTimeAsync(50_000)
  still.first().reach(0.5)
  await vi.advanceTimersByTimeAsync(50_000)
  await vi.advanceTimersByTimeAsync(11_000)
  await refused
})
