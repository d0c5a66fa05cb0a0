import { act, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { mockApi } from '@/testing/api'
import { shown } from '@/testing/live-page'
import { kadek } from '@/testing/people'
import { mockStreams } from '@/testing/streams'

afterEach(() => vi.useRealTimers())

test('while the stream does not stand the page says so and asks by itself, but not while somebody writes', async () => {
  const streams = mockStreams()
  mockApi({ 'GET /api/v1/me': kadek })
  const { read } = await shown()
  vi.useFakeTimers()
  await act(async () => streams.newest().lose())
  await act(async () => vi.advanceTimersByTimeAsync(4000))
  expect(screen.queryByText('terputus')).toBeNull()
  await act(async () => vi.advanceTimersByTimeAsync(2000))
  expect(screen.getByText('terputus')).not.toBeNull()
  screen.getByLabelText('tulisan').focus()
  await act(async () => vi.advanceTimersByTimeAsync(30_000))
  expect(read).toHaveBeenCalledTimes(1)
  screen.getByLabelText('tulisan').blur()
  await act(async () => vi.advanceTimersByTimeAsync(30_000))
  expect(read).toHaveBeenCalledTimes(2)
  await act(async () => streams.newest().here(8))
  expect(screen.queryByText('terputus')).toBeNull()
})
