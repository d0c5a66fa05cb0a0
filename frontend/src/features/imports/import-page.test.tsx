import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { page, mockApi } from '@/testing/api'
import { hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { changedRow, previewed, wrongRow } from './factories'

const rows = ({ query }: { query: URLSearchParams }) => ({ body: page(query.get('action') === 'refuse' ? [wrongRow] : [changedRow]) })
const answers = { 'GET /api/v1/me': hr, 'GET /api/v1/imports': page([previewed]), 'GET /api/v1/imports/i1': previewed, 'GET /api/v1/imports/i1/rows': rows, 'GET /api/v1/imports/i1/questions': { items: [] } }

test('a chosen file is sent with its kind and name, and its preview opens', async () => {
  const { asked, last } = mockApi({ ...answers, 'POST /api/v1/imports': () => ({ status: 201, body: previewed }) })
  const { user, history } = await renderPage('/opd/impor')
  await user.click(screen.getByLabelText('Unit kerja'))
  await user.upload(screen.getByLabelText(/Berkas CSV/), new File(['KODE;NAMA'], 'unit.csv', { type: 'text/csv' }))
  await user.click(screen.getByRole('button', { name: 'Baca berkas' }))
  expect(await screen.findByText(/42 baris: 38 siap disimpan, 3 sudah sama, 1 salah/)).toBeTruthy()
  const sent = last('POST', '/api/v1/imports')
  expect(Object.fromEntries(sent?.query ?? [])).toEqual({ kind: 'units', file_name: 'unit.csv' })
  expect(sent?.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(sent?.headers.get('Idempotency-Key')).toBeTruthy()
  expect(history.location.search).toBe('?id=i1')
  expect(asked.length).toBeGreaterThan(0)
})

test('wrong rows stand first, with their cells and reasons in words', async () => {
  mockApi(answers)
  await renderPage('/opd/impor?id=i1')
  const wrong = within(await screen.findByRole('region', { name: 'Salah (1)' }))
  expect(await wrong.findByText('NIP harus 18 angka.')).toBeTruthy()
  expect(wrong.getByText(/Mungkin maksudnya: Puskesmas Taman Sari/)).toBeTruthy()
  expect(screen.queryByText('III/b')).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test('ready rows are folded until somebody wants them', async () => {
  mockApi(answers)
  const { user } = await renderPage('/opd/impor?id=i1')
  await user.click(await screen.findByRole('button', { name: 'Tampilkan: Berubah' }))
  expect(await screen.findByText('III/b')).toBeTruthy()
  expect(screen.getByText('ya')).toBeTruthy()
})

test('with wrong rows in the file, saving asks first and says what stays behind', async () => {
  const applied = { ...previewed, state: 'applied', applied_at: '2026-10-08T02:05:00Z', version: 3 }
  const { last } = mockApi({ ...answers, 'POST /api/v1/imports/i1/application': () => ({ body: applied }) })
  const { user } = await renderPage('/opd/impor?id=i1')
  await user.click(await screen.findByRole('button', { name: 'Simpan 38 baris' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Simpan 38 baris yang siap saja?' }))
  expect(last('POST', '/api/v1/imports/i1/application')).toBeUndefined()
  await user.click(dialog.getByRole('button', { name: 'Simpan 38 baris' }))
  expect(last('POST', '/api/v1/imports/i1/application')?.body).toEqual({ only_good_rows: true })
})

test('a file that cannot be read says why', async () => {
  const failed = { ...previewed, state: 'failed', problem: 'no_known_columns', problem_reason: 'Tidak ada nama kolom yang dikenali. Baris judul harus memuat misalnya NIP, NAMA dan UNOR.', counts: { add: 0, change: 0, same: 0, refuse: 0 }, mapping: {} }
  mockApi({ ...answers, 'GET /api/v1/imports/i1': failed })
  await renderPage('/opd/impor?id=i1')
  expect((await screen.findByRole('alert')).textContent).toContain('Tidak ada nama kolom yang dikenali.')
})

const unitQuestion = { key: 'q1', what: 'unit', text: 'Puskesmas Satu', under: null, rows: 12, line: 4, candidates: [{ value: 'u1', name: 'Puskesmas I', under: 'Dinas Kesehatan' }], chosen: null }
const kindQuestion = { key: 'q2', what: 'position_kind', text: 'Pawang Hujan', under: null, rows: 1, line: 9, candidates: [{ value: 'pelaksana', name: 'pelaksana', under: null }], chosen: null }
const waiting = { ...previewed, counts: { ...previewed.counts, choose: 13, refuse: 0, others: 5 } }

test('an unclear text is asked once, and all answers go together', async () => {
  let stands: object = waiting
  const { last } = mockApi({
    ...answers,
    'GET /api/v1/imports/i1': () => ({ body: stands }),
    'GET /api/v1/imports/i1/questions': { items: [unitQuestion, kindQuestion] },
    'POST /api/v1/imports/i1/choices': () => {
      stands = { ...waiting, state: 'matching', version: 3 }
      return { status: 202, body: stands }
    },
  })
  const { user } = await renderPage('/opd/impor?id=i1')
  const asked = within(await screen.findByRole('region', { name: 'Perlu dipilih (2)' }))
  expect(screen.getByText(/13 perlu dipilih/)).toBeTruthy()
  expect(screen.getByText(/Penilai 5 orang di luar berkas/)).toBeTruthy()
  expect(asked.getByText(/12 baris, pertama di baris 4/)).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  await user.click(asked.getByRole('radio', { name: /Puskesmas I/ }))
  await user.selectOptions(asked.getByRole('combobox', { name: 'Jenis jabatan' }), 'pelaksana')
  await user.click(asked.getByRole('button', { name: 'Pakai 2 pilihan' }))
  expect(last('POST', '/api/v1/imports/i1/choices')?.body).toEqual({ choices: { q1: 'u1', q2: 'pelaksana' } })
  expect(await screen.findByText('Mencocokkan pilihan Anda …')).toBeTruthy()
})

test('saving shows its step and its rows, and that nothing is saved by halves', async () => {
  mockApi({ ...answers, 'GET /api/v1/imports/i1': { ...previewed, state: 'applying', progress: { step: 'reading', done: 5500, total: 11000 } } })
  await renderPage('/opd/impor?id=i1')
  expect(await screen.findByText(/Langkah 1 dari 3: membaca baris, 5.500 \/ 11.000/)).toBeTruthy()
  expect(screen.getByText(/Bila terputus di tengah jalan, tidak ada yang berubah/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Simpan/ })).toBeNull()
})

test('a saving that broke off says that nothing has changed, and can be tried again', async () => {
  mockApi({ ...answers, 'GET /api/v1/imports/i1': { ...previewed, problem: 'not_applied', problem_reason: 'Penyimpanan terhenti karena gangguan di sisi kami. Tidak ada yang berubah; tekan Simpan sekali lagi.' } })
  await renderPage('/opd/impor?id=i1')
  expect((await screen.findByRole('alert')).textContent).toContain('Tidak ada yang berubah; tekan Simpan sekali lagi')
  expect(screen.getByRole('button', { name: 'Simpan 38 baris' })).toBeTruthy()
})

test('a saved import says until when it can be undone, then where to mend things', async () => {
  const applied = { ...previewed, state: 'applied', applied_at: '2026-10-08T02:05:00Z', undo_until: '2026-10-08T02:20:00Z' }
  mockApi({ ...answers, 'GET /api/v1/imports/i1': applied })
  await renderPage('/opd/impor?id=i1')
  expect(await screen.findByText(/sampai pukul 10.20 WITA/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Batalkan impor' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Unduh baris sisanya' }).getAttribute('href')).toBe('/api/v1/imports/i1/left-out')
})

test('the template follows what the file is to hold', async () => {
  mockApi(answers)
  const { user } = await renderPage('/opd/impor')
  expect((await screen.findByRole('link', { name: 'Unduh templat pegawai' })).getAttribute('href')).toBe('/api/v1/imports/template?kind=employees')
  await user.click(screen.getByLabelText('Unit kerja'))
  expect(screen.getByRole('link', { name: 'Unduh templat unit kerja' }).getAttribute('href')).toBe('/api/v1/imports/template?kind=units')
})

test('who keeps no people finds no import', async () => {
  const { asked } = mockApi({ ...answers, 'GET /api/v1/me': { ...hr, may: ['organization'] } })
  await renderPage('/opd/impor')
  expect(await screen.findByText('Halaman ini tidak ditemukan atau bukan untuk Anda.')).toBeTruthy()
  expect(asked.some((one) => one.path === '/api/v1/imports')).toBe(false)
})
