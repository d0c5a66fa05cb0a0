import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { renderPart } from '@/testing/render'

test('a dialog whose code cannot be had says so where it is opened, and comes at the next try', async () => {
  vi.resetModules()
  let reached = false
  vi.doMock('./dialog-frame', () => {
    if (!reached) throw new Error('no network')
    return { DialogFrame: ({ children }: { children: unknown }) => children }
  })
  const { Dialog } = await import('./dialog')
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  const { user } = renderPart(<Dialog opened onClose={() => undefined}>Apakah Anda yakin?</Dialog>)
  const again = await screen.findByRole('button', { name: 'Coba lagi' })
  reached = true
  vi.resetModules()
  await user.click(again)
  expect(await screen.findByText('Apakah Anda yakin?')).toBeTruthy()
  vi.doUnmock('./dialog-frame')
})
