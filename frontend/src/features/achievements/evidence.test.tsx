/** Evidence on a weak phone: few taps, a bar that moves, nothing lost when it fails or the dialog is closed. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { hasDrafts } from '@/lib/device-storage'
import { type Asked, mockApi } from '@/testing/api'
import { healthy } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'
import { mockUploads, SentFile } from '@/testing/uploads'

import { evidenceQueue } from './evidence-queue'
import { answers, returned, withEvidence } from './factories'

const ADDRESS = '/realisasi/p1/20260709'
const EVIDENCE = '/api/v1/plans/p1/evidence'
const photo = (name = 'IMG_1.jpg', size = 1000) => {
  const file = new File(['x'], name, { type: name.endsWith('pdf') ? 'application/pdf' : 'image/jpeg' })
  Object.defineProperty(file, 'size', { value: size })
  return file
}
const dialog = async () => within(await screen.findByRole('dialog'))
const at = (sent: SentFile[], number: number) => sent[number] as SentFile

/** The queue outlives its pages, and so it does tests. */
afterEach(async () => {
  for (const one of SentFile.all) one.lose()
  await waitFor(() => {
    for (const one of evidenceQueue.snapshot()) evidenceQueue.discard(one.id)
    expect(evidenceQueue.snapshot()).toEqual([])
  })
})

async function open(address = ADDRESS, more: Record<string, unknown> = {}) {
  const sent = mockUploads()
  const api = mockApi({ ...answers, 'GET /api/health/live': healthy, [`POST ${EVIDENCE}`]: ({ body }: Asked) => ({ status: 201, body: { ...returned, ...(body as object) } }), ...more })
  return { sent, ...api, ...(await renderPage(address)) }
}

/** The button, the camera, the button: the name is proposed. */
async function sendPhoto(user: Awaited<ReturnType<typeof open>>['user'], name?: string) {
  let interactions = 0
  await user.click(await screen.findByRole('button', { name: 'Tambah bukti' }))
  interactions += 1
  await user.upload((await dialog()).getByLabelText('Ambil foto'), photo(name))
  interactions += 1
  await user.click((await dialog()).getByRole('button', { name: 'Kirim bukti' }))
  return interactions + 1
}

test('a photo is evidence in three taps and the camera, under a name that nobody typed', async () => {
  const { user, sent, last } = await open()
  expect(await sendPhoto(user)).toBeLessThanOrEqual(4)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(sent).toHaveLength(1))
  act(() => at(sent, 0).answer(201, { id: 'f1' }))
  await waitFor(() => expect(last('POST', EVIDENCE)?.body).toMatchObject({ title: 'Foto Balita ditimbang, 8 Okt 2026', file_id: 'f1', kind: 'file' }))
})

test('the camera is asked for, the limit is told before, and axe finds nothing', async () => {
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: 'Tambah bukti' }))
  const form = await dialog()
  const camera = form.getByLabelText<HTMLInputElement>('Ambil foto')
  expect([camera.getAttribute('capture'), camera.accept]).toEqual(['environment', 'image/jpeg,image/png,image/webp'])
  expect(form.getByText(/paling besar 20 MB/)).toBeTruthy()
  fireEvent.change(form.getByLabelText('Pilih berkas'), { target: { files: [photo('laporan.pdf', 21 * 1024 * 1024)] } })
  expect(form.getByRole('alert').textContent).toContain('Lebih besar dari 20 MB')
  expect(form.getByRole<HTMLButtonElement>('button', { name: 'Kirim bukti' }).disabled).toBe(true)
  expect(await axeViolations()).toEqual([])
})

test('the bar moves while the dialog is closed, also on a page that was left and opened again', async () => {
  const { user, sent, unmount } = await open()
  await sendPhoto(user)
  await waitFor(() => expect(sent).toHaveLength(1))
  act(() => at(sent, 0).reach(0.4))
  expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('40')
  unmount()
  act(() => at(sent, 0).reach(0.8))
  await renderPage(ADDRESS)
  expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('80')
  expect(await axeViolations()).toEqual([])
  act(() => at(sent, 0).answer(201, { id: 'f1' }))
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
})

test('a failure is said and can be repeated, under the same key', async () => {
  const { user, sent, last } = await open()
  await sendPhoto(user)
  await waitFor(() => expect(sent).toHaveLength(1))
  act(() => at(sent, 0).lose())
  expect((await screen.findByRole('alert')).textContent).toContain('Jaringan')
  expect(screen.getByText('Belum terkirim')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Ulangi' }))
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(at(sent, 1).headers['Idempotency-Key']).toBe(at(sent, 0).headers['Idempotency-Key'])
  act(() => at(sent, 1).answer(201, { id: 'f1' }))
  await waitFor(() => expect(last('POST', EVIDENCE)).toBeDefined())
})

test('one file after the other, and with the network back what failed goes by itself', async () => {
  const { user, sent } = await open()
  await sendPhoto(user, 'Daftar hadir.jpg')
  await sendPhoto(user, 'Undangan.jpg')
  await waitFor(() => expect(sent).toHaveLength(1))
  act(() => at(sent, 0).lose())
  await waitFor(() => expect(sent).toHaveLength(2))
  dispatchEvent(new Event('online'))
  act(() => at(sent, 1).answer(201, { id: 'f2' }))
  await waitFor(() => expect(sent.map((one) => one.file?.name)).toEqual(['Daftar hadir.jpg', 'Undangan.jpg', 'Daftar hadir.jpg']))
})

test('who closes the tab while a file is on its way is asked first', async () => {
  const { user, sent } = await open()
  const leaves = () => dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(leaves()).toBe(true)
  await sendPhoto(user)
  expect(leaves()).toBe(false)
  await waitFor(() => expect(sent).toHaveLength(1))
  act(() => at(sent, 0).answer(201, { id: 'f1' }))
  await waitFor(() => expect(leaves()).toBe(true))
})

test('what was typed is there again when the dialog is opened again', async () => {
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: 'Tambah bukti' }))
  await user.click((await dialog()).getByRole('radio', { name: 'Tautan' }))
  await user.type((await dialog()).getByLabelText('Alamat tautan'), 'https://contoh.go.id')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Tambah bukti' }))
  expect((await dialog()).getByLabelText<HTMLInputElement>('Alamat tautan').value).toBe('https://contoh.go.id')
})

test('a photo that was taken is there again when the dialog is opened again, and goes once', async () => {
  const { user, sent } = await open()
  await user.click(await screen.findByRole('button', { name: 'Tambah bukti' }))
  await user.upload((await dialog()).getByLabelText('Ambil foto'), photo('Posbindu.jpg'))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(hasDrafts()).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Tambah bukti' }))
  expect((await dialog()).getByText('Posbindu.jpg, 0,1 MB')).toBeTruthy()
  await user.click((await dialog()).getByRole('button', { name: 'Kirim bukti' }))
  await waitFor(() => expect(sent.map((one) => one.file?.name)).toEqual(['Posbindu.jpg']))
  await user.click(await screen.findByRole('button', { name: 'Tambah bukti' }))
  expect((await dialog()).queryByText(/Posbindu.jpg, 0,1 MB/)).toBeNull()
})

test('a task opens the returned piece itself, with why it came back', async () => {
  await open(`${ADDRESS}?bukti=e1`, { 'GET /api/v1/plans/p1/periods/20260709/report': withEvidence(returned) })
  const form = await dialog()
  expect(screen.getByRole('dialog', { name: 'Ganti bukti' })).toBeTruthy()
  expect(form.getByText('“Foto posbindu” dikembalikan: Tidak terbaca.')).toBeTruthy()
  expect(form.getByLabelText<HTMLInputElement>('Nama bukti').value).toBe('Foto posbindu')
})
