import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { pretendApi } from '@/testing/api'
import { findings, renderPage } from '@/testing/render'

import { ImportPage } from './import-page'
import { csvOf } from './import-refused-file'
import { changedRow, hr, page, previewed, wrongRow } from './making'

const rows = ({ query }: { query: URLSearchParams }) => ({ body: page(query.get('action') === 'refuse' ? [wrongRow] : [changedRow]) })
const answers = { 'GET /api/v1/me': hr, 'GET /api/v1/imports': page([previewed]), 'GET /api/v1/imports/i1': previewed, 'GET /api/v1/imports/i1/rows': rows }

test('a chosen file is sent with its kind and name, and its preview opens', async () => {
  const { asked, last } = pretendApi({ ...answers, 'POST /api/v1/imports': () => ({ status: 201, body: previewed }) })
  const { user, history } = await renderPage(ImportPage, '/opd/impor')
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
  pretendApi(answers)
  await renderPage(ImportPage, '/opd/impor', '/opd/impor?id=i1')
  const wrong = within(await screen.findByRole('region', { name: 'Salah (1)' }))
  expect(await wrong.findByText('NIP harus 18 angka.')).toBeTruthy()
  expect(wrong.getByText(/Mungkin maksudnya: Puskesmas Taman Sari/)).toBeTruthy()
  expect(screen.queryByText('III/b')).toBeNull()
  expect(await findings()).toEqual([])
})

test('ready rows are folded until somebody wants them', async () => {
  pretendApi(answers)
  const { user } = await renderPage(ImportPage, '/opd/impor', '/opd/impor?id=i1')
  await user.click(await screen.findByRole('button', { name: 'Tampilkan: Berubah' }))
  expect(await screen.findByText('III/b')).toBeTruthy()
  expect(screen.getByText('ya')).toBeTruthy()
})

test('with wrong rows in the file, saving asks first and says what stays behind', async () => {
  const applied = { ...previewed, state: 'applied', applied_at: '2026-10-08T02:05:00Z', version: 3 }
  const { last } = pretendApi({ ...answers, 'POST /api/v1/imports/i1/application': () => ({ body: applied }) })
  const { user } = await renderPage(ImportPage, '/opd/impor', '/opd/impor?id=i1')
  await user.click(await screen.findByRole('button', { name: 'Simpan 38 baris' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Simpan 38 baris yang siap saja?' }))
  expect(last('POST', '/api/v1/imports/i1/application')).toBeUndefined()
  await user.click(dialog.getByRole('button', { name: 'Simpan 38 baris' }))
  expect(last('POST', '/api/v1/imports/i1/application')?.body).toEqual({ only_good_rows: true })
})

test('a file that cannot be read says why', async () => {
  const failed = { ...previewed, state: 'failed', problem: 'no_known_columns', counts: { add: 0, change: 0, same: 0, refuse: 0 }, mapping: {} }
  pretendApi({ ...answers, 'GET /api/v1/imports/i1': failed })
  await renderPage(ImportPage, '/opd/impor', '/opd/impor?id=i1')
  expect((await screen.findByRole('alert')).textContent).toContain('Tidak ada nama kolom yang dikenali.')
})

test('no cell of the downloaded table is a formula', () => {
  expect(csvOf([['=1+1', 'say "hi"']])).toBe('"\'=1+1";"say ""hi"""')
})
