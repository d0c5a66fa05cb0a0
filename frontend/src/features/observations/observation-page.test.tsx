/** In class: one tap is kept at once, sent when there is a network, and never written over what is newer. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { RETRY } from '@/lib/use-autosave'
import { type Asked, mockApi, problem } from '@/testing/api'
import { healthy } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import { head, made, observation, table, teaching } from './factories'
import type { Observation } from './observation-queries'

const PAGE = '/observasi/o1'
const KEY = 'sk-observe-o1'
const NOTES = '/api/v1/observations/o1/notes'
const DONE = '/api/v1/observations/o1/observe'

/** A server that keeps what it is sent; `network.isOn` says whether it is reached. */
async function open(start: Observation = observation, more: (keep: (change: Partial<Observation>) => unknown) => Record<string, unknown> = () => ({}), me: unknown = head) {
  const network = { isOn: true }
  let now = start
  const keep = (change: Partial<Observation>) => ({ body: (now = { ...now, ...change, notes_version: now.notes_version + 1, version: now.version + 1 }) })
  const reached = (act: (asked: Asked) => { status?: number; body?: unknown }) => (asked: Asked) => {
    if (!network.isOn) throw new TypeError('Failed to fetch')
    return act(asked)
  }
  const api = mockApi({
    'GET /api/v1/me': me, 'GET /api/health/live': healthy, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/rules/tables/teaching_practices': table, 'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
    'GET /api/v1/observations/o1': reached(() => ({ body: now })),
    [`PUT ${NOTES}`]: reached(({ body }) => keep(body as Partial<Observation>)),
    [`POST ${DONE}`]: reached(({ body }) => keep({ ...made, ...(body as Partial<Observation>), stage: 'refleksi' })),
    ...more(keep),
  })
  return { ...(await renderPage(PAGE)), api, network }
}

const answers = async () => (await screen.findAllByRole('radiogroup')).map((one) => within(one))
const tapAll = async (user: { click: (element: Element) => Promise<void> }) => {
  for (const one of await answers()) await user.click(one.getByRole('radio', { name: 'Sebagian' }))
}
const done = () => screen.getByRole('button', { name: 'Selesai mengamati' })
async function finish(user: { click: (element: Element) => Promise<void> }) {
  await user.click(done())
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Selesai mengamati' }))
}

test('three behaviours have three answers each, and what helps is one tap away', async () => {
  const { user } = await open()
  expect(await answers()).toHaveLength(3)
  expect(screen.getByText('0 dari 3 terisi')).toBeTruthy()
  await user.click(screen.getAllByRole('button', { name: 'Anjuran dan yang dihindari' })[0] as Element)
  expect(screen.getByText('anjuran a 1').closest('[hidden]')).toBeNull()
  expect(screen.getByText('hindari b 1').closest('[hidden]')).not.toBeNull()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '3 perilaku belum diisi' }).disabled).toBe(true)
  expect(await axeViolations()).toEqual([])
})

test('a tap is kept on the device at once, and sent after a pause', async () => {
  const { user, api } = await open()
  await tapAll(user)
  expect(localStorage.getItem(KEY)).toContain('"sebagian"')
  await waitFor(() => expect(api.last('PUT', NOTES)?.headers.get('If-Match')).toBe('"0"'), { timeout: 3000 })
  expect(api.last('PUT', NOTES)?.body).toEqual({ answers: { a: 'sebagian', b: 'sebagian', c: 'sebagian' }, notes: '', others: {} })
  await waitFor(() => expect(localStorage.getItem(KEY)).toBeNull())
})

test('the time of now stands before what is written next', async () => {
  const { user } = await open({ ...observation, notes: '08.01 mulai' })
  await user.click(await screen.findByRole('button', { name: /^Tambah waktu sekarang/ }))
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Yang Anda lihat dan dengar' }).value).toMatch(/^08\.01 mulai\n\d\d\.\d\d $/)
})

test('without network it is finished on the device and sent once there is one', async () => {
  const { user, api, network } = await open()
  await tapAll(user)
  await waitFor(() => expect(localStorage.getItem(KEY)).toBeNull(), { timeout: 3000 })
  network.isOn = false
  await finish(user)
  expect(await screen.findByText(/Selesai di perangkat ini/)).toBeTruthy()
  expect(localStorage.getItem(KEY)).toContain('"isDone":true')
  network.isOn = true
  act(() => void dispatchEvent(new Event('online')))
  expect(await screen.findByText('Yang terlihat di kelas')).toBeTruthy()
  const sent = api.asked.filter((one) => one.path === DONE)
  expect(new Set(sent.map((one) => one.headers.get('Idempotency-Key'))).size).toBe(1)
  expect(localStorage.getItem(KEY)).toBeNull()
})

test('what a phone kept is sent when the page is opened again', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  localStorage.setItem(KEY, JSON.stringify({ version: 0, value: { answers: { a: 'sebagian' }, notes: 'luring', others: {}, isDone: false }, sent: [] }))
  const { api } = await open()
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Yang Anda lihat dan dengar' })).value).toBe('luring')
  await act(() => vi.advanceTimersByTimeAsync(RETRY))
  expect(api.last('PUT', NOTES)?.body).toMatchObject({ notes: 'luring' })
  vi.useRealTimers()
})

test('an agreement meanwhile does not hold the notes up', async () => {
  localStorage.setItem(KEY, JSON.stringify({ version: 0, value: { answers: {}, notes: 'tulisan saya', others: {}, isDone: false }, sent: [] }))
  const { api } = await open({ ...observation, version: 9 })
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Yang Anda lihat dan dengar' })).value).toBe('tulisan saya')
  expect(screen.queryByRole('alert')).toBeNull()
  act(() => void dispatchEvent(new Event('online')))
  await waitFor(() => expect(localStorage.getItem(KEY)).toBeNull())
  expect(api.last('PUT', NOTES)?.headers.get('If-Match')).toBe('"0"')
})

test('words that were saved from another phone stand beside mine, and I choose', async () => {
  localStorage.setItem(KEY, JSON.stringify({ version: 0, value: { answers: {}, notes: 'tulisan saya', others: {}, isDone: false }, sent: [] }))
  const { user, api } = await open({ ...observation, notes: 'dari ponsel lain', notes_version: 3 })
  const choice = within(await screen.findByRole('alert'))
  expect(choice.getByText('tulisan saya')).toBeTruthy()
  await user.click(choice.getByRole('button', { name: 'Pakai tulisan itu' }))
  await waitFor(() => expect(api.last('PUT', NOTES)?.headers.get('If-Match')).toBe('"3"'))
  expect(api.last('PUT', NOTES)?.body).toMatchObject({ notes: 'tulisan saya' })
})

test('before the teacher has agreed it is not finished, and nothing is lost', async () => {
  const early = { ...observation, stage: 'pra_observasi' as const, agreed_by_teacher_at: null, may: ['move', 'cancel', 'note'] }
  const { user, api } = await open(early, () => ({ [`POST ${DONE}`]: () => problem('not-agreed-yet', 409) }))
  await user.click(await screen.findByRole('button', { name: 'Di kelas' }))
  await tapAll(user)
  await finish(user)
  expect((await screen.findByRole('alert')).textContent).toContain('belum menyetujui pengamatan ini')
  await waitFor(() => expect(api.last('PUT', NOTES)?.body).toMatchObject({ answers: { a: 'sebagian' } }), { timeout: 3000 })
  expect(done()).toBeTruthy()
})

test('the teacher reads it once it was made, writes, and sees no step of the observer', async () => {
  const { user, api } = await open({ ...made, may: ['reflect'] }, (keep) => ({ 'POST /api/v1/observations/o1/reflect': () => keep({ reflection: 'Peralihan belum lancar' }) }), teaching)
  expect(await screen.findByText('08.12 dua murid bertukar tempat')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Simpan dan tutup' })).toBeNull()
  await user.type(screen.getByLabelText(/^Refleksi Anda/), 'Peralihan belum lancar')
  expect(localStorage.getItem('sk-reflect-o1')).toContain('Peralihan')
  await user.click(screen.getByRole('button', { name: 'Kirim' }))
  expect(await screen.findByText('Peralihan belum lancar')).toBeTruthy()
  expect(api.last('POST', '/api/v1/observations/o1/reflect')?.headers.get('If-Match')).toBe('"3"')
  expect(localStorage.getItem('sk-reflect-o1')).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test('it is closed by the observer once both have written, with the step they agreed on', async () => {
  const both = { ...made, reflection: 'Belum lancar', response: 'Coba kartu tugas' }
  const { user, api } = await open(both, (keep) => ({ 'POST /api/v1/observations/o1/finish': () => keep({ stage: 'selesai', follow_up: 'Kartu tugas', closed_at: '2026-10-08T03:00:00Z', may: ['correct'] }) }))
  await user.type(await screen.findByLabelText(/^Tindak lanjut/), 'Kartu tugas')
  await user.click(screen.getByRole('button', { name: 'Simpan dan tutup' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Simpan dan tutup' }))
  expect(await screen.findByText(/Selesai dan tidak dapat diubah lagi/)).toBeTruthy()
  expect(api.last('POST', '/api/v1/observations/o1/finish')?.body).toEqual({ follow_up: 'Kartu tugas' })
})

test('leaders see the outcome and read that the rest is not theirs', async () => {
  const outcome: Observation = { ...made, stage: 'selesai', reads: 'outcome', notes: null, others: null, reflection: null, response: null, follow_up: null, may: [] }
  await open(outcome, undefined, { ...head, id: 'x9' })
  expect(await screen.findByText('Jelas terlihat')).toBeTruthy()
  expect(screen.getByText(/Catatan dan refleksi hanya untuk guru dan pengamat/)).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Refleksi guru' })).toBeNull()
})
