import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { axeViolations, renderPage, renderPart } from '@/testing/render'

import { ConditionsCards } from './conditions-cards'
import { promotion } from './factories'
import type { CareerRecord } from './record-queries'

const record = (more: Partial<CareerRecord>): CareerRecord => ({
  id: 'r1', created_at: '2026-01-05T02:00:00Z', kind: 'pangkat', value: 'III/c', year: null, from_on: '2021-04-01', until_on: null, document_no: 'SK 823/14', reason: null, reverses_id: null, reversed_by: null, may: ['reverse'], ...more,
})
const career = (items: CareerRecord[]) => ({ employee: { id: 'p1', name: 'Ni Putu Ayu Suartini' }, grade: 'III/c', grade_since: '2021-04-01', items, may: ['enter'] })
const wrong = record({ id: 'r2', kind: 'pendidikan', value: 's2', from_on: '2020-07-01', reversed_by: 'r3', may: [] })
const proposal = {
  id: 's1', version: 2, employee: { id: 'p1', name: 'Ni Putu Ayu Suartini' }, nip: null, agency_id: 3, unit_id: 'u1', unit_name: 'SMP Negeri 3', position: 'Guru Ahli Muda', window_on: '2026-12-01', path: 'pilihan_fungsional', from_value: 'III/c', to_value: 'III/d',
  state: 'accepted', proposed_at: '2026-10-05T02:00:00Z', proposed_by_name: 'I Gede Arta', surplus: '18.75', surplus_stays: true, effective_on: '2026-12-01', carried_out_on: null, number: '823/1201', may: [],
}

function open(answers: Record<string, unknown> = {}) {
  return mockApi({
    'GET /api/health/live': healthy, 'GET /api/v1/me': hr, 'GET /api/v1/employees/p1/promotion': promotion(), 'GET /api/v1/employees/p1/career-records': career([record({}), wrong]),
    'GET /api/v1/promotion/proposals': { items: [proposal], total: 1, next_cursor: null, may: [] }, ...answers,
  })
}

test('all evidence of one: the open paths, the level first, each condition met, not met or not known; the others with why not', async () => {
  open()
  await renderPage('/kenaikan-pangkat/p1')
  const head = await screen.findByRole('heading', { level: 1, name: 'Ni Putu Ayu Suartini' })
  expect(head.parentElement?.textContent).toContain('Guru Ahli Muda · III/c sejak 1 Apr 2021Jendela 1 Desember 2026. Ke Ahli Madya: ada syarat yang belum diketahui. Ke III/d: memenuhi semua syarat.')
  const cards = screen.getAllByRole('region', { name: /^Syarat/ })
  expect(cards.map((one) => within(one).getByRole('heading').textContent)).toEqual(['Syarat naik jenjang ke Ahli Madya', 'Syarat naik pangkat ke III/d'])
  expect(cards[0]?.textContent).toContain('1 dari 3 terpenuhi')
  const rank = within(cards[1] as HTMLElement).getAllByRole('listitem')[1] as HTMLElement
  expect(rank.textContent).toContain('Paling sedikit 2 tahun dalam pangkatIII/c sejak 1 Apr 2021, 5 tahun 8 bulan dalam pangkatSK 823/14')
  expect(within(rank).getByRole('link', { name: 'Bukti: masa pangkat' }).getAttribute('href')).toBe('/kenaikan-pangkat/p1#riwayat')
  expect(within(cards[0] as HTMLElement).getByText('Pengelola kepegawaian perangkat daerah mengisi kebutuhan jabatan ini.')).toBeTruthy()
  expect(screen.getByText('Jabatannya naik lewat jalur Pilihan, jabatan fungsional.')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('the rules behind the conditions are read when they are opened', async () => {
  const text = (rule_id: string, title: string) => ({ rule_id, title, law: 'PP 99/2000', article: null, text: 'Isi aturan.', plain: 'Aturan.' })
  const api = open({ 'GET /api/v1/rules/texts/R90e': text('R90e', 'Pilihan, jabatan fungsional'), 'GET /api/v1/rules/texts/R90b': text('R90b', 'Reguler') })
  const { user } = await renderPage('/kenaikan-pangkat/p1')
  const card = await screen.findByRole('region', { name: /^Syarat naik pangkat ke III\/d/ })
  expect(api.asked.some((one) => one.path.includes('/rules/texts'))).toBe(false)
  await user.click(within(card).getByText('Dasar aturannya'))
  expect((await within(card).findByText('Pilihan, jabatan fungsional.')).closest('p')?.textContent).toBe('Pilihan, jabatan fungsional. Isi aturan. PP 99/2000')
})

test('what was proposed and decided stands there with number and date, and what comes of the surplus', async () => {
  open()
  await renderPage('/kenaikan-pangkat/p1')
  const card = await screen.findByRole('region', { name: 'Usulan dan keputusan' })
  expect((await within(card).findByText('Nomor 823/1201, berlaku 1 Des 2026')).closest('li')?.textContent).toContain('Berlaku 1 Des 2026; sampai hari itu golongannya tetap.Kelebihan 18,75 angka kredit tetap dihitung.')
})

test('what was taken back stays; HR takes a record back with a reason', async () => {
  const api = open({ 'POST /api/v1/career-records/r1/reversal': career([]) })
  const { user } = await renderPage('/kenaikan-pangkat/p1')
  const card = await screen.findByRole('region', { name: 'Riwayat kepegawaian' })
  expect((await within(card).findByText('S-2')).tagName).toBe('DEL')
  expect(within(card).getByText('Catatan ini tidak dihapus. Ia dibatalkan oleh catatan lain.')).toBeTruthy()
  await user.click(within(card).getByRole('button', { name: 'Batalkan: Pangkat III/c' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByRole('button', { name: 'Batalkan catatan' }).hasAttribute('disabled')).toBe(true)
  await user.type(within(dialog).getByLabelText('Alasan pembatalan'), 'TMT keliru')
  await user.click(within(dialog).getByRole('button', { name: 'Batalkan catatan' }))
  expect(api.last('POST', '/api/v1/career-records/r1/reversal')?.body).toEqual({ reason: 'TMT keliru' })
})

test('HR enters what a document says; the kind decides what is asked', async () => {
  const api = open({ 'POST /api/v1/employees/p1/career-records': career([]) })
  const { user } = await renderPage('/kenaikan-pangkat/p1')
  await user.click(await screen.findByRole('button', { name: 'Catat' }))
  const dialog = await screen.findByRole('dialog')
  await user.selectOptions(within(dialog).getByLabelText('Jenis'), 'predikat')
  await user.selectOptions(within(dialog).getByLabelText('Predikat'), 'baik')
  await user.type(within(dialog).getByLabelText('Tahun'), '2024')
  await user.type(within(dialog).getByLabelText('Tanggal penetapan'), '2025-01-20')
  expect(within(dialog).getByRole('button', { name: 'Simpan catatan' }).hasAttribute('disabled')).toBe(true)
  await user.type(within(dialog).getByLabelText('Nomor surat'), 'PPK/12/2025')
  await user.click(within(dialog).getByRole('button', { name: 'Simpan catatan' }))
  expect(api.last('POST', '/api/v1/employees/p1/career-records')?.body).toEqual({ kind: 'predikat', value: 'baik', from_on: '2025-01-20', document_no: 'PPK/12/2025', reason: null, year: 2024 })
})

test('the cards stand by themselves, as the career page shows them', async () => {
  open()
  renderPart(<ConditionsCards employeeId="p1" />)
  expect((await screen.findAllByRole('region')).map((one) => within(one).getByRole('heading').textContent)).toEqual(['Syarat naik jenjang ke Ahli Madya', 'Syarat naik pangkat ke III/d'])
  expect(screen.getByRole('link', { name: 'Semua syarat, bukti, dan jendela berikutnya' }).getAttribute('href')).toBe('/kenaikan-pangkat/p1')
})

test('to whom no path applies, one sentence says why', async () => {
  const none = promotion().paths.map((one) => ({ ...one, outcome: 'not_applicable' as const, conditions: [], why_not: { code: 'not_pns' as const, rule_id: 'R90b', path: null } }))
  open({ 'GET /api/v1/employees/p1/promotion': promotion({ kind: 'pppk', paths: none }) })
  renderPart(<ConditionsCards employeeId="p1" />)
  expect(await screen.findByText('Kenaikan pangkat hanya bagi PNS, bukan CPNS atau PPPK.')).toBeTruthy()
})

test('a decision about me is told above all, with number, day and reason, until I say that I have read it', async () => {
  const decision = { id: 'd1', created_at: '2026-10-07T02:00:00Z', outcome: 'refused', number: '823/9', decided_on: '2026-10-07', effective_on: null, reason: 'Ijazah belum diakui.', decided_by_name: 'I Gusti Ngurah' }
  const mine = promotion({ employee: { id: hr.id, name: hr.name } })
  const api = open({
    [`GET /api/v1/employees/${hr.id}/promotion`]: mine, [`GET /api/v1/employees/${hr.id}/career-records`]: career([]),
    'GET /api/v1/tasks': { items: [{ id: 't1', kind: 'read_promotion', subject_id: 's1', facts: {}, about: null }], waiting: [], reminders: [] },
    'GET /api/v1/promotion/proposals/s1': { ...proposal, state: 'refused', conditions: [], decisions: [decision] }, 'POST /api/v1/promotion/proposals/s1/reading': {},
  })
  const { user } = await renderPage('/kenaikan-pangkat/saya')
  expect(await screen.findByRole('heading', { level: 1, name: 'Syarat naik Anda' })).toBeTruthy()
  const news = await screen.findByRole('region', { name: 'Usul naik ke III/d ditolak' })
  expect(news.textContent).toContain('Keputusan nomor 823/9, 7 Oktober 2026. “Ijazah belum diakui.”')
  await user.click(within(news).getByRole('button', { name: 'Saya sudah membaca' }))
  expect(api.last('POST', '/api/v1/promotion/proposals/s1/reading')?.headers.get('Idempotency-Key')).toBeTruthy()
})
