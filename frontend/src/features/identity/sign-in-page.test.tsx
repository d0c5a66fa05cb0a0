import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy } from '@/testing/people'
import { axeViolations, renderPart } from '@/testing/render'

import { SignInPage } from './sign-in-page'

function arrive(search = '') {
  const assign = vi.fn()
  vi.stubGlobal('location', { ...window.location, origin: window.location.origin, search, assign })
  return assign
}

async function fillIn(user: ReturnType<typeof renderPart>['user']) {
  await user.type(screen.getByLabelText('NIP atau nama masuk'), '19900312 201513 2 004')
  await user.type(screen.getByLabelText('Kata sandi'), 'empat kata tak berhubungan')
  await user.click(screen.getByRole('button', { name: 'Masuk' }))
}

test('somebody comes in and goes on to where they wanted to be', async () => {
  const assign = arrive('?ke=%2Fskp')
  const { last } = mockApi({ 'GET /api/health/live': healthy, 'POST /api/v1/session': { must_change_password: false } })
  const { user } = renderPart(<SignInPage />)
  await fillIn(user)
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('/skp'))
  expect(last('POST', '/api/v1/session')?.body).toEqual({ login: '19900312 201513 2 004', password: 'empat kata tak berhubungan' })
})

test.each(['?ke=https%3A%2F%2Fjahat.example', '?ke=%2F%2Fjahat.example', '?ke=%2F%5Cjahat.example'])('nobody is led to another site by %s', async (search) => {
  const assign = arrive(search)
  mockApi({ 'GET /api/health/live': healthy, 'POST /api/v1/session': { must_change_password: false } })
  const { user } = renderPart(<SignInPage />)
  await fillIn(user)
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('/beranda'))
})

test('what was typed stays when it does not fit, and the reason is told', async () => {
  mockApi({ 'GET /api/health/live': healthy, 'POST /api/v1/session': () => problem('wrong-credentials', 401) })
  const { user } = renderPart(<SignInPage />)
  await fillIn(user)
  expect((await screen.findByRole('alert')).textContent).toContain('NIP atau kata sandi tidak cocok')
  expect(screen.getByLabelText<HTMLInputElement>('NIP atau nama masuk').value).toBe('19900312 201513 2 004')
  expect(await axeViolations()).toEqual([])
})

test('the system says that it runs, by its own clock', async () => {
  mockApi({ 'GET /api/health/live': healthy })
  renderPart(<SignInPage />)
  expect(await screen.findByText('Sistem berjalan normal, 10.42 WITA')).toBeTruthy()
})
