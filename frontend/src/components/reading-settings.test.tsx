import { useQuery } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { SUBJECTS } from '@/lib/query-keys'
import { mockApi, problem } from '@/testing/api'
import { renderPart } from '@/testing/render'

import { ReadingSettings } from './reading-settings'

function ImportShown({ read }: { read: () => Promise<string> }) {
  useQuery({ queryKey: [...SUBJECTS.imports, 'one'], queryFn: read })
  return <ReadingSettings />
}

test('what the server says in words is asked again once it knows the language', async () => {
  const { last } = mockApi({ 'PUT /api/v1/me/language': () => ({ status: 204 }) })
  const read = vi.fn(async () => (last('PUT', '/api/v1/me/language') ? 'en' : 'id'))
  const { user, cache } = renderPart(<ImportShown read={read} />)
  await waitFor(() => expect(cache.getQueryData([...SUBJECTS.imports, 'one'])).toBe('id'))
  await user.click(screen.getByText('English'))
  await waitFor(() => expect(cache.getQueryData([...SUBJECTS.imports, 'one'])).toBe('en'))
})

test('a language that could not be saved holds on this device all the same', async () => {
  mockApi({ 'PUT /api/v1/me/language': () => problem('busy', 503) })
  const { user } = renderPart(<ReadingSettings />)
  await user.click(screen.getByText('English'))
  expect(document.documentElement.lang).toBe('en')
})
