import { useQuery } from '@tanstack/react-query'
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { axeViolations, renderPart } from '@/testing/render'

import { useLiveUpdates } from './live-updates'
import { NewChanges } from './new-changes'

class Stream {
  static open: Stream[] = []
  onmessage: ((message: { data: string }) => void) | null = null
  constructor() {
    Stream.open.push(this)
  }
  close() {
    Stream.open = Stream.open.filter((one) => one !== this)
  }
}

const say = (subject_kind: string, subject_id: string) =>
  act(async () => Stream.open.forEach((stream) => stream.onmessage?.({ data: JSON.stringify({ subject_kind, subject_id }) })))

beforeEach(() => vi.stubGlobal('EventSource', Stream))
afterEach(() => {
  Stream.open = []
})

function Page({ read, place }: { read: () => Promise<string>; place: string }) {
  const news = useLiveUpdates(true, place)
  const goals = useQuery({ queryKey: ['goals', 'x'], queryFn: read })
  return (
    <>
      <p>{goals.data}</p>
      <NewChanges count={news.count} onShow={news.show} />
    </>
  )
}

const shown = async () => {
  const read = vi.fn(async () => 'isi')
  const page = renderPart(<Page read={read} place="/skp/1" />)
  await screen.findByText('isi')
  return { read, ...page }
}

test('what others change is announced, counted once for each thing, and read when asked', async () => {
  const { read, user } = await shown()
  await say('plan', 'p1')
  await say('plan', 'p1')
  await say('assignment', 'a1')
  const button = screen.getByRole('button', { name: '2 perubahan baru Tampilkan' })
  expect(read).toHaveBeenCalledTimes(1)
  expect(await axeViolations()).toEqual([])
  await user.click(button)
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  expect(screen.queryByRole('button')).toBeNull()
})

test('what the page does not show is no news', async () => {
  const { read } = await shown()
  await say('feedback', 'f1')
  expect(screen.queryByRole('button')).toBeNull()
  expect(read).toHaveBeenCalledTimes(1)
})

test('what follows an own act is read at once', async () => {
  const { read, cache } = await shown()
  await act(async () => {
    await cache.getMutationCache().build(cache, { mutationFn: async () => 'ok' }).execute(undefined)
  })
  await say('plan', 'p1')
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  expect(screen.queryByRole('button')).toBeNull()
})
