import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { renderPart } from '@/testing/render'

import { loadPage } from './load-page'

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))

test('a page whose code cannot be reached says that the network is gone', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
  const { default: Page } = await loadPage(gone)
  renderPart(<Page />)
  expect(screen.getByRole('alert').textContent).toContain('Jaringan putus')
  expect(screen.getByRole('button', { name: 'Coba lagi' })).toBeTruthy()
})

test('code of an older build is left to the router', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}'))
  await expect(loadPage(gone)).rejects.toThrow('dynamically imported')
})
