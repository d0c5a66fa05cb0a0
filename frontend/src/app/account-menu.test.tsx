import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { hasDrafts, store } from '@/lib/device-storage'
import { mockApi, problem } from '@/testing/api'
import { kadek } from '@/testing/people'
import { renderPart } from '@/testing/render'

import { AccountMenu } from './account-menu'

const gone = vi.fn()

beforeEach(() => {
  localStorage.clear()
  gone.mockReset()
  vi.stubGlobal('location', { ...location, origin: location.origin, assign: gone })
})

async function openMenu() {
  const { user } = renderPart(<AccountMenu me={kadek} />)
  await user.click(screen.getByRole('button', { name: /Akun Ni Kadek/ }))
  return user
}

test('what was not sent is not lost without a question, nor left to whoever comes next', async () => {
  const { asked } = mockApi({ 'DELETE /api/v1/session': () => ({ status: 204 }) })
  store('sk-feedback-p1', 'Terima kasih atas bantuannya')
  store('sk-text-size', '125%')
  const user = await openMenu()
  await user.click(screen.getByRole('button', { name: 'Keluar' }))
  expect(screen.getByRole('status').textContent).toContain('belum terkirim')
  expect(asked).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Tidak jadi keluar' }))
  expect(hasDrafts()).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Keluar' }))
  await user.click(screen.getByRole('button', { name: 'Hapus tulisan dan keluar' }))
  await waitFor(() => expect(gone).toHaveBeenCalledWith('/masuk'))
  expect(hasDrafts()).toBe(false)
  expect(localStorage.getItem('sk-text-size')).toBe('"125%"')
})

test('nobody believes to be signed out who is not', async () => {
  mockApi({ 'DELETE /api/v1/session': () => problem('busy', 503) })
  const user = await openMenu()
  await user.click(screen.getByRole('button', { name: 'Keluar' }))
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Anda belum keluar'))
  expect(gone).not.toHaveBeenCalled()
})

test('whose session has ended is out', async () => {
  mockApi({ 'DELETE /api/v1/session': () => problem('not-signed-in', 401), 'POST /api/v1/session/renewal': () => problem('not-signed-in', 401) })
  const user = await openMenu()
  await user.click(screen.getByRole('button', { name: 'Keluar' }))
  await waitFor(() => expect(gone).toHaveBeenCalledWith('/masuk'))
})
