import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { axeViolations, renderPage } from '@/testing/render'

import { answers, evaluation } from './factories'

const RATINGS = '/api/v1/evaluations/e1/ratings'
const SIGNATURE = '/api/v1/evaluations/e1/signature'
const REASON = 'Cakupan posbindu naik di tiga banjar, buktinya daftar hadir.'
type User = Awaited<ReturnType<typeof renderPage>>['user']

async function judge(user: User) {
  const [results, behaviour] = await screen.findAllByRole('group')
  await user.click(within(results as HTMLElement).getByRole('radio', { name: 'Di atas' }))
  await user.type(screen.getByLabelText('Alasan'), REASON)
  await user.click(within(behaviour as HTMLElement).getByRole('radio', { name: 'Sesuai' }))
}
const typed = () => screen.getAllByLabelText<HTMLTextAreaElement>('Alasan').map((one) => one.value)

/** What another tab saved meanwhile. */
const elsewhere = {
  ...evaluation, version: 4, state: 'rated' as const, predikat: 'baik' as const,
  ratings: { results_rating: 'sesuai_ekspektasi' as const, results_reason: 'Sesuai rencana.', behaviour_rating: 'sesuai_ekspektasi' as const, behaviour_reason: null, recommendation: null },
}

test('rated meanwhile in another tab: what stands now is shown beside what was typed, which stays', async () => {
  let stands: object = evaluation
  const { last } = mockApi({
    ...answers,
    'GET /api/v1/evaluations/e1': () => ({ body: stands }),
    [`PUT ${RATINGS}`]: ({ headers }: { headers: Headers }) => {
      if (headers.get('If-Match') === '"4"') return { body: { ...elsewhere, version: 5 } }
      stands = elsewhere
      return problem('edited-meanwhile', 409)
    },
  })
  const { user } = await renderPage('/evaluasi/e1')
  await judge(user)
  await user.click(screen.getByRole('button', { name: 'Simpan penilaian' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Punya Anda tidak hilang')
  const now = (await screen.findByText('Yang tersimpan sekarang')).closest('.box') as HTMLElement
  expect(now.textContent).toContain('Sesuai ekspektasi. Sesuai rencana.')
  expect(typed()).toEqual([REASON, ''])
  expect(screen.getAllByRole<HTMLInputElement>('radio').filter((one) => one.checked).map((one) => one.value)).toEqual(['di_atas_ekspektasi', 'sesuai_ekspektasi'])
  expect(last('PUT', RATINGS)?.headers.get('If-Match')).toBe('"3"')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Simpan penilaian' }))
  expect(await screen.findByText('Tersimpan. Belum dilihat siapa pun.')).toBeTruthy()
  expect(last('PUT', RATINGS)?.headers.get('If-Match')).toBe('"4"')
  expect(last('PUT', RATINGS)?.body).toMatchObject({ results_rating: 'di_atas_ekspektasi', results_reason: REASON })
})

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
