/** Two windows on one evaluation: nothing is overwritten or signed unseen, and nothing that was typed is lost. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { axeViolations, renderPage } from '@/testing/render'

import { answers, evaluation } from './factories'
import { elsewhere, judge, mine, RATINGS, REASON, SIGNATURE, typed } from './rating-world'

test.each([
  ['Simpan tulisan saya', REASON, ['"3"', '"4"']],
  ['Pakai yang tersimpan', 'Sesuai rencana.', ['"3"']],
])('rated meanwhile in another tab: both are shown, what was typed stays, and “%s” leaves: %s', async (choice, reason, versions) => {
  let stands: object = evaluation
  const { asked, last } = mockApi({
    ...answers,
    'GET /api/v1/evaluations/e1': () => ({ body: stands }),
    [`PUT ${RATINGS}`]: ({ headers }: { headers: Headers }) => {
      if (headers.get('If-Match') === '"4"') return { body: { ...elsewhere, version: 5, ratings: mine } }
      stands = elsewhere
      return problem('edited-meanwhile', 409)
    },
  })
  const { user } = await renderPage('/evaluasi/e1')
  await judge(user)
  await user.click(screen.getByRole('button', { name: 'Simpan penilaian' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('baru saja diubah dari tempat lain')
  expect(alert.textContent).toContain('Sesuai ekspektasi. Sesuai rencana.')
  expect(typed()).toEqual([REASON, ''])
  expect(screen.getAllByRole<HTMLInputElement>('radio').filter((one) => one.checked).map((one) => one.value)).toEqual(['di_atas_ekspektasi', 'sesuai_ekspektasi'])
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Tandatangani' }).disabled).toBe(true)
  expect(last('PUT', RATINGS)?.headers.get('If-Match')).toBe('"3"')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: choice }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  await waitFor(() => expect(typed()[0]).toBe(reason))
  expect(localStorage.getItem('sk-rate-e1')).toBeNull()
  expect(asked.filter((one) => one.method === 'PUT').map((one) => one.headers.get('If-Match'))).toEqual(versions)
})

test('what changed while one was asked whether to sign is not signed unseen', async () => {
  let stands: object = { ...elsewhere, ratings: mine }
  mockApi({
    ...answers,
    'GET /api/v1/evaluations/e1': () => ({ body: stands }),
    [`POST ${SIGNATURE}`]: ({ headers }: { headers: Headers }) => {
      if (headers.get('If-Match') === '"5"') return { body: { ...elsewhere, state: 'signed', version: 6, may: [] } }
      stands = { ...elsewhere, version: 5 }
      return problem('edited-meanwhile', 409)
    },
  })
  const { user } = await renderPage('/evaluasi/e1')
  await screen.findAllByRole('group')
  await user.click(screen.getByRole('button', { name: 'Tandatangani' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Tandatangani' }))
  expect((await screen.findByRole('alert')).textContent).toContain('periksa yang terbaru')
  await waitFor(() => expect(typed()).toEqual(['Sesuai rencana.', '']))
  expect(screen.queryByText('Ditandatangani')).toBeNull()
})

test('after a lost network the next try still names what one began on, so that nothing is overwritten unseen', async () => {
  let isLost = true
  let stands: object = evaluation
  const { asked } = mockApi({
    ...answers,
    'GET /api/v1/evaluations/e1': () => ({ body: stands }),
    [`PUT ${RATINGS}`]: () => {
      if (!isLost) return problem('edited-meanwhile', 409)
      stands = elsewhere
      throw new TypeError('Failed to fetch')
    },
  })
  const { user } = await renderPage('/evaluasi/e1')
  await judge(user)
  await user.click(screen.getByRole('button', { name: 'Simpan penilaian' }))
  await screen.findByRole('button', { name: 'Simpan tulisan saya' })
  isLost = false
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Simpan penilaian' }).disabled).toBe(true)
  expect(typed()).toEqual([REASON, ''])
  expect(asked.filter((one) => one.method === 'PUT').map((one) => one.headers.get('If-Match'))).toEqual(['"3"'])
})

test('what is typed while the answer is on its way stays, on the screen and on the device', async () => {
  let go: () => void = () => undefined
  const held = new Promise<void>((resolve) => (go = resolve))
  mockApi({
    ...answers,
    [`PUT ${RATINGS}`]: async () => {
      await held
      return { body: { ...elsewhere, ratings: mine } }
    },
  })
  const { user } = await renderPage('/evaluasi/e1')
  await judge(user)
  await user.click(screen.getByRole('button', { name: 'Simpan penilaian' }))
  await user.type(screen.getAllByLabelText('Alasan')[0] as HTMLElement, ' Dan foto.')
  go()
  await waitFor(() => expect(JSON.parse(localStorage.getItem('sk-rate-e1') ?? 'null')).toMatchObject({ version: 4 }))
  expect(typed()).toEqual([`${REASON} Dan foto.`, ''])
  expect(screen.queryByText('Tersimpan. Belum dilihat siapa pun.')).toBeNull()
})

test('an older draft of the device does not stand over what was saved since', async () => {
  const old = { results: 'di_bawah_ekspektasi', resultsReason: 'Dari laptop kemarin.', behaviour: null, behaviourReason: '', advice: '' }
  localStorage.setItem('sk-rate-e1', JSON.stringify({ version: 3, value: old, sent: [] }))
  mockApi({ ...answers, 'GET /api/v1/evaluations/e1': elsewhere })
  const { user } = await renderPage('/evaluasi/e1')
  expect((await screen.findByRole('alert')).textContent).toContain('Dari laptop kemarin.')
  expect(typed()).toEqual(['Sesuai rencana.', ''])
  await user.click(screen.getByRole('button', { name: 'Buang tulisan itu' }))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(localStorage.getItem('sk-rate-e1')).toBeNull()
})
