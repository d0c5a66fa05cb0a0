import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

const token = { id: 't1', name: 'rekap', hint: 'zz9Q', scopes: ['goals:read'], created_at: '2026-09-01T00:00:00Z', expires_at: '2026-12-01T00:00:00Z', revoked_at: null, last_used_at: null }
const here = { id: 's1', device: 'Chrome di Windows', address: null, created_at: '2026-10-08T00:00:00Z', last_seen_at: '2026-10-08T02:00:00Z', expires_at: '2026-10-20T00:00:00Z', is_this_one: true }
const there = { ...here, id: 's2', device: 'Chrome di Android', is_this_one: false }
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': kadek,
  'GET /api/v1/sessions': { items: [here, there] },
  'GET /api/v1/tokens': { items: [] },
}

test('another device can be signed out, this one cannot', async () => {
  const { last } = mockApi({ ...answers, 'DELETE /api/v1/sessions/s2': () => ({ status: 204 }) })
  const { user } = await renderPage('/akun')
  expect(await screen.findByText('Perangkat ini')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Keluarkan Chrome di Windows' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Keluarkan Chrome di Android' }))
  expect(last('DELETE', '/api/v1/sessions/s2')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('a token needs a permission, and is shown once', async () => {
  const { last } = mockApi({
    ...answers,
    'POST /api/v1/tokens': () => ({ status: 201, body: { id: 't1', name: 'Unduh', token: 'rahasia-sekali', expires_at: '2027-01-08T00:00:00Z' } }),
  })
  const { user } = await renderPage('/akun')
  await user.click(await screen.findByRole('button', { name: 'Buat token' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Untuk apa'), 'Unduh')
  await user.click(dialog.getByRole('button', { name: 'Buat token' }))
  expect(dialog.getByText('Pilih paling sedikit satu izin.')).toBeTruthy()
  expect(last('POST', '/api/v1/tokens')).toBeUndefined()
  await user.click(dialog.getByLabelText('Membaca SKP'))
  await user.click(dialog.getByRole('button', { name: 'Buat token' }))
  expect(await screen.findByText('rahasia-sekali')).toBeTruthy()
  expect(last('POST', '/api/v1/tokens')?.body).toEqual({ name: 'Unduh', scopes: ['goals:read'], expires_on: '2027-01-08' })
  expect(last('POST', '/api/v1/tokens')?.headers.get('Idempotency-Key')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('what was chosen for a token is there again when the dialog was closed', async () => {
  mockApi(answers)
  const { user } = await renderPage('/akun')
  const open = async () => {
    await user.click(await screen.findByRole('button', { name: 'Buat token' }))
    return within(await screen.findByRole('dialog'))
  }
  const first = await open()
  await user.type(first.getByLabelText('Untuk apa'), 'Unduh')
  await user.click(first.getByLabelText('Membaca SKP'))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const again = await open()
  expect(again.getByLabelText<HTMLInputElement>('Untuk apa').value).toBe('Unduh')
  expect(again.getByLabelText<HTMLInputElement>('Membaca SKP').checked).toBe(true)
})

test('the size of the text follows at once and is kept', async () => {
  mockApi(answers)
  const { user } = await renderPage('/akun')
  await user.click(await screen.findByLabelText('Besar'))
  expect(document.documentElement.style.getPropertyValue('--sk-text-size')).toBe('112.5%')
})

test('English is chosen here and told to the server', async () => {
  const { last } = mockApi({ ...answers, 'PUT /api/v1/me/language': () => ({ status: 204 }) })
  const { user } = await renderPage('/akun')
  await user.click(await screen.findByLabelText('English'))
  expect(await screen.findByRole('heading', { name: 'Account' })).toBeTruthy()
  expect(last('PUT', '/api/v1/me/language')?.body).toEqual({ language: 'en' })
})

test.each([true, false])('whoever changes the password says whether tokens end too: %s', async (revoking) => {
  const { last } = mockApi({ ...answers, 'GET /api/v1/tokens': { items: [token] }, 'PUT /api/v1/me/password': () => ({ status: 204 }) })
  const { user } = await renderPage('/akun')
  await user.type(await screen.findByLabelText('Kata sandi sekarang'), 'sawah hijau di Sanur')
  await user.type(screen.getByLabelText('Kata sandi baru'), 'ombak besar di Serangan')
  if (revoking) await user.click(screen.getByLabelText('Cabut juga token API saya'))
  await user.click(screen.getByRole('button', { name: 'Ganti kata sandi' }))
  expect(await screen.findByText('Kata sandi diganti. Perangkat lain dikeluarkan.')).toBeTruthy()
  expect(last('PUT', '/api/v1/me/password')?.body).toEqual({ old_password: 'sawah hijau di Sanur', new_password: 'ombak besar di Serangan', revoke_tokens: revoking })
  expect(await axeViolations()).toEqual([])
})

const fold = async () => (await screen.findByText('Lanjutan: token API untuk skrip')).closest('details')

test('tokens are folded away from those who have none, and nobody is asked about them', async () => {
  mockApi(answers)
  await renderPage('/akun')
  expect((await fold())?.open).toBe(false)
  expect(screen.queryByLabelText('Cabut juga token API saya')).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test('who has a token sees it', async () => {
  mockApi({ ...answers, 'GET /api/v1/tokens': { items: [token] } })
  await renderPage('/akun')
  expect((await fold())?.open).toBe(true)
})
