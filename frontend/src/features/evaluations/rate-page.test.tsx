import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { renderPage } from '@/testing/render'

import { answers, evaluation } from './factories'
import { elsewhere, judge, mine, RATINGS, REASON, SIGNATURE, typed } from './rating-world'

test('signed meanwhile by whom it was handed to: the refusal is told, and nothing is signed twice', async () => {
  const signed = { ...elsewhere, state: 'signed' as const, may: [] }
  let stands: object = evaluation
  const { asked } = mockApi({
    ...answers,
    'GET /api/v1/evaluations/e1': () => ({ body: stands }),
    [`PUT ${RATINGS}`]: () => {
      stands = signed
      return problem('evaluation-step-refused', 409)
    },
  })
  const { user } = await renderPage('/evaluasi/e1')
  await judge(user)
  await user.click(screen.getByRole('button', { name: 'Tandatangani' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Tandatangani' }))
  expect(await screen.findByText('Ditandatangani')).toBeTruthy()
  expect(asked.filter((one) => one.path === SIGNATURE)).toEqual([])
  expect(localStorage.getItem('sk-rate-e1')).toContain(REASON)
})

test('what was judged is on the device until it is saved, also when the page is left', async () => {
  mockApi(answers)
  const { user, unmount } = await renderPage('/evaluasi/e1')
  await judge(user)
  unmount()
  await renderPage('/evaluasi/e1')
  await waitFor(() => expect(typed()).toEqual([REASON, '']))
})

test('a signature whose answer was lost is asked for again under the same key', async () => {
  let isLost = true
  let stands: object = evaluation
  const { asked } = mockApi({
    ...answers,
    'GET /api/v1/evaluations/e1': () => ({ body: stands }),
    [`PUT ${RATINGS}`]: () => {
      stands = elsewhere
      return { body: stands }
    },
    [`POST ${SIGNATURE}`]: () => {
      if (isLost) throw new TypeError('Failed to fetch')
      return { body: { ...elsewhere, state: 'signed', may: [] } }
    },
  })
  const { user } = await renderPage('/evaluasi/e1')
  await judge(user)
  const sign = async () => {
    await user.click(screen.getByRole('button', { name: 'Tandatangani' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Tandatangani' }))
  }
  await sign()
  expect((await screen.findByRole('alert')).textContent).toContain('Jaringan')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  isLost = false
  await sign()
  expect(await screen.findByText('Ditandatangani')).toBeTruthy()
  const keys = asked.filter((one) => one.path === SIGNATURE).map((one) => one.headers.get('Idempotency-Key'))
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})

test('the signature names the rating that was saved just before', async () => {
  const { last } = mockApi({
    ...answers,
    [`PUT ${RATINGS}`]: { ...elsewhere, ratings: mine },
    [`POST ${SIGNATURE}`]: { ...elsewhere, state: 'signed', version: 5, may: [] },
  })
  const { user } = await renderPage('/evaluasi/e1')
  await judge(user)
  await user.click(screen.getByRole('button', { name: 'Tandatangani' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Tandatangani' }))
  expect(await screen.findByText('Ditandatangani')).toBeTruthy()
  expect(last('POST', SIGNATURE)?.headers.get('If-Match')).toBe('"4"')
})
