import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import type { Agreement, AgreementPaper } from './agreement-queries'

const AT = '/perjanjian-kinerja'
const agreement: Agreement = {
  id: 'pk1', unit_id: 'u2', year: 2026, document_no: null, version: 3,
  indicators: [
    { id: 'l1', code: '1.01', objective: 'Mutu layanan meningkat', text: 'Ibu hamil terlayani', unit_of_measure: '%', direction: 'higher', target: '100', target_text: null, version: 1 },
    { id: 'l2', code: '1.02', objective: 'Mutu layanan meningkat', text: 'Kasus DBD', unit_of_measure: 'kasus', direction: 'lower', target: '900', target_text: null, version: 4 },
  ],
  programmes: [
    { id: 'g1', name: 'Pelayanan Kesehatan Masyarakat', budget: '923035400', version: 1 },
    { id: 'g2', name: 'Pemeliharaan Puskesmas', budget: '769800000', version: 1 },
  ],
}
const signer = { front_title: null, back_title: null, kind: 'definitif' as const, unit_name: 'x' }
const paper: AgreementPaper = {
  items: [agreement],
  unit: { id: 'u2', name: 'Puskesmas Taman Sari', kind: 'puskesmas', agency_id: 7, parent_id: 'u1', parent_name: 'Dinas Kesehatan' },
  promised_by: { ...signer, name: 'drg. I Made Wirawan', title: 'Kepala Puskesmas', kind: 'plt' },
  promised_to: { ...signer, name: 'dr. Candrawati', title: 'Kepala Dinas Kesehatan' },
  may: [],
}
const writable = { ...paper, may: ['write'] }
const unit = { id: 'u2', agency_id: 7, parent_id: null, kind: 'puskesmas', code: null, name: 'Puskesmas Taman Sari', depth: 2, is_independent: true, version: 1 }
const answers = (shown: AgreementPaper, more = {}) => ({
  'GET /api/v1/me': { ...kadek, unit: { id: 'u2', name: 'Puskesmas Taman Sari' } },
  'GET /api/v1/periods/current': { year: 2026, cycle_id: 20261, period: null },
  'GET /api/v1/units': { items: [unit], total: 1, page: 1, size: 200 },
  'GET /api/v1/performance-agreements': shown,
  ...more,
})

test('the official form shows who promised what to whom, with budgets summed', async () => {
  const { last } = mockApi(answers(paper))
  await renderPage(AT)
  expect(await screen.findByRole('rowheader', { name: 'Mutu layanan meningkat' })).toBeTruthy()
  expect(Object.fromEntries(last('GET', '/api/v1/performance-agreements')?.query ?? [])).toEqual({ unit_id: 'u2', year: '2026' })
  expect(screen.getByRole('columnheader', { name: 'Sasaran kegiatan' })).toBeTruthy()
  expect(screen.getByText('makin kecil makin baik')).toBeTruthy()
  expect(screen.getByText('Plt. Kepala Puskesmas')).toBeTruthy()
  expect(screen.getByText('Rp1.692.835.400')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Ubah isi' })).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test('who only reads an empty year is told who writes it, and where the one above is', async () => {
  mockApi(answers({ ...paper, items: [] }))
  await renderPage(`${AT}?tahun=2027`)
  expect(await screen.findByText('Perjanjian kinerja 2027 Puskesmas Taman Sari belum diisi.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Lihat perjanjian kinerja Dinas Kesehatan' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Mulai isi' })).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test('HR begins an agreement and goes on writing', async () => {
  const begun = { ...agreement, indicators: [], programmes: [] }
  const { last } = mockApi(answers({ ...writable, items: [] }, { 'POST /api/v1/performance-agreements': () => ({ status: 201, body: begun }) }))
  const { user } = await renderPage(AT)
  await user.click(await screen.findByRole('button', { name: 'Mulai isi' }))
  expect(await screen.findByRole('button', { name: 'Tambah sasaran' })).toBeTruthy()
  expect(last('POST', '/api/v1/performance-agreements')?.body).toEqual({ unit_id: 'u2', year: 2026, document_no: null })
})

async function editing(more = {}) {
  const api = mockApi(answers(writable, more))
  const { user } = await renderPage(AT)
  await user.click(await screen.findByRole('button', { name: 'Ubah isi' }))
  return { ...api, user }
}

test('a new indicator takes the next number; its button has the focus again', async () => {
  const path = 'POST /api/v1/performance-agreements/pk1/indicators'
  const { user, last } = await editing({ [path]: () => ({ status: 201, body: agreement }) })
  await user.click(screen.getByRole('button', { name: 'Tambah indikator: Mutu layanan meningkat' }))
  await user.type(screen.getByLabelText('Indikator kinerja'), 'Opini')
  await user.type(screen.getByLabelText('Target setahun'), 'WTP')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Tambah indikator'))
  const asked = last('POST', '/api/v1/performance-agreements/pk1/indicators')
  expect(asked?.body).toEqual({ code: '1.03', objective: 'Mutu layanan meningkat', text: 'Opini', target: null, target_text: 'WTP', unit_of_measure: null, direction: 'higher' })
  expect(asked?.headers.get('Idempotency-Key')).toBeTruthy()
})

test('a number that another line has is said at its field', async () => {
  const { user } = await editing({ 'PATCH /api/v1/agreement-indicators/l2': () => problem('already-there', 409) })
  await user.click(screen.getByRole('button', { name: 'Ubah: Kasus DBD' }))
  await user.clear(screen.getByLabelText('Nomor urut'))
  await user.type(screen.getByLabelText('Nomor urut'), '1.01')
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(await screen.findByText('Nomor urut itu sudah dipakai baris lain. Tulis nomor lain.')).toBeTruthy()
})

test('an objective is worded for all its lines', async () => {
  const { user, last } = await editing({ 'PATCH /api/v1/agreement-indicators/l1': agreement })
  await user.click(screen.getByRole('button', { name: 'Ubah: Mutu layanan meningkat' }))
  await user.type(screen.getByLabelText('Sasaran'), ' nyata')
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  await waitFor(() => expect(last('PATCH', '/api/v1/agreement-indicators/l1')?.body).toEqual({ objective: 'Mutu layanan meningkat nyata' }))
  expect(last('PATCH', '/api/v1/agreement-indicators/l1')?.headers.get('If-Match')).toBe('"1"')
})

test('a line that goals serve stays, and the page says why', async () => {
  const { user } = await editing({ 'DELETE /api/v1/agreement-indicators/l2': () => problem('agreement-line-served', 409) })
  await user.click(screen.getByRole('button', { name: 'Ubah: Kasus DBD' }))
  await user.click(screen.getByRole('button', { name: 'Hapus' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Hapus' }))
  expect((await screen.findByRole('alert')).textContent).toContain('sudah didukung hasil kerja di SKP')
})

test('a budget is typed as the document prints it and read back before it is sent', async () => {
  const path = '/api/v1/performance-agreements/pk1/programmes'
  const { user, last } = await editing({ [`POST ${path}`]: () => ({ status: 201, body: agreement }) })
  await user.click(screen.getByRole('button', { name: 'Tambah kegiatan' }))
  await user.type(screen.getByLabelText('Nama kegiatan'), 'Peningkatan Mutu')
  await user.type(screen.getByLabelText('Anggaran (rupiah)'), 'banyak')
  expect(screen.getByText('Tulis dengan angka, contoh 769.800.000.')).toBeTruthy()
  await user.clear(screen.getByLabelText('Anggaran (rupiah)'))
  await user.type(screen.getByLabelText('Anggaran (rupiah)'), 'Rp. 5.297.475.874')
  expect(screen.getByText('Terbaca Rp5.297.475.874')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  await waitFor(() => expect(last('POST', path)?.body).toEqual({ name: 'Peningkatan Mutu', budget: '5297475874' }))
})
