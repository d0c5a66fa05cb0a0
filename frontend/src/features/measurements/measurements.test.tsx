import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, page, problem } from '@/testing/api'
import { healthy, hr, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import type { Candidate, Contest, Mapping, Source, Trial } from './measurement-queries'

const indicator: Mapping['indicator'] = {
  plan_id: 'p1', indicator_id: 'i1', text: 'Izin terbit sesuai standar', unit_of_measure: 'persen', direction: 'higher', accumulation: 'latest', target: '95', target_low: null, target_high: null, employee: { id: kadek.id, name: kadek.name }, unit_name: 'Bidang Perizinan',
}
const mapping: Mapping = {
  id: 'm1', indicator, origin: { kind: 'service', id: 's1', name: 'Izin praktik', system: 'SIM Perijinan', last_received_at: null }, metric: 'on_time_share', scope: 'person', take: null, state: 'trial', mapped_by: { id: hr.id, name: hr.name },
  tried_cases: 214, tried_from: '2025-01-01', tried_until: '2025-12-31', created_at: '2026-01-12T02:00:00Z', started_at: null, ended_at: null, end_reason: null, version: 4, may: ['start', 'end'],
}
const candidate: Candidate = { ...indicator, mapping_state: null }
const trial: Trial = { first_on: '2025-10-01', last_on: '2026-09-30', items: [{ indicator, cases: 62, periods: [{ period_id: 20260709, starts_on: '2026-07-01', ends_on: '2026-09-30', value: '91.9355', cases: 62, reported_value: '95' }] }] }
const source: Source = {
  id: 'x1', agency_id: 7, agency_name: 'Dinas Kesehatan', code: 'skm', name: 'Survei kepuasan', kind: 'poll', state: 'active', service_account: null, url: 'https://skm.contoh.go.id', every_minutes: 60, last_ok_at: null, last_error: 'tidak menjawab dalam 10 detik', failures: 3,
  next_poll_at: '2026-10-08T04:00:00Z', measurements: 0, version: 2, may: ['change'],
}
const contest: Contest = {
  id: 'k1', plan_id: 'p1', period_id: 20260709, indicator_id: 'i1', indicator_text: indicator.text, case_id: null, raised_by: { id: kadek.id, name: kadek.name }, reason: 'Bukan kasus saya.', raised_at: '2026-10-07T02:00:00Z', due_on: '2026-10-14',
  answerer: { id: hr.id, name: hr.name }, state: 'open', answer: null, answered_by: null, settled_at: null, version: 1, may: ['answer'],
}
const service = { id: 's1', name: 'Izin praktik', state: 'counting' }

const open = (more: Record<string, unknown> = {}, me = hr) =>
  mockApi({
    'GET /api/v1/me': me, 'GET /api/health/live': healthy, 'GET /api/v1/periods/current': currentPeriod, 'GET /api/v1/mappings': page([mapping]), 'GET /api/v1/services': { items: [service], may: [] }, 'GET /api/v1/measurement-sources': { items: [source] },
    'GET /api/v1/mappings/candidates': page([candidate, { ...candidate, indicator_id: 'i2', text: 'Sudah diukur', mapping_state: 'counting' }]), 'GET /api/v1/contests': page([contest]), ...more,
  })

test('a mapping says what it takes and from where, and is started with its version', async () => {
  const api = open({ 'POST /api/v1/mappings/m1/start': { ...mapping, state: 'counting' } })
  const { user } = await renderPage('/pengukuran')
  expect(await screen.findByText('Persentase tepat waktu, kasus pegawai itu sendiri. Izin praktik, dari SIM Perijinan.')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: `Mulai menghitung untuk ${kadek.name}` }))
  await waitFor(() => expect(api.last('POST', '/api/v1/mappings/m1/start')?.headers.get('If-Match')).toBe('"4"'))
})

test('one that was wrong is ended with its reason and gives its values back; a refusal stays in the dialog', async () => {
  const api = open({ 'POST /api/v1/mappings/m1/end': () => problem('mapping-step-refused', 409) })
  const { user } = await renderPage('/pengukuran')
  await user.click(await screen.findByRole('button', { name: `Akhiri pemetaan ${kadek.name}` }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Alasan'), 'Layanan yang salah')
  await user.click(dialog.getByRole('checkbox'))
  await user.click(dialog.getByRole('button', { name: 'Akhiri' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('Pemetaan ini sudah berpindah keadaan.')
  expect(api.last('POST', '/api/v1/mappings/m1/end')?.body).toEqual({ reason: 'Layanan yang salah', take_back: true })
})

test('a figure is tried before it is mapped, and another choice is tried again', async () => {
  const api = open({ 'POST /api/v1/mappings/try': trial, 'POST /api/v1/mappings': { items: [mapping] } })
  const { user, history } = await renderPage('/pengukuran/baru?layanan=s1')
  const attempt = await screen.findByRole('button', { name: 'Coba pada data lalu' })
  expect((attempt as HTMLButtonElement).disabled).toBe(true)
  expect((await screen.findByRole('checkbox', { name: /Sudah diukur/ }) as HTMLInputElement).disabled).toBe(true)
  await user.click(screen.getByRole('checkbox', { name: /Izin terbit sesuai standar/ }))
  await user.click(attempt)
  const row = within(await screen.findByRole('region', { name: /Hasil uji/ })).getByRole('row', { name: /Triwulan III 2026/ })
  expect(row.textContent).toMatch(/91,94\s%95\s%62/)
  expect(await axeViolations()).toEqual([])
  await user.selectOptions(screen.getByLabelText('Angka yang mana'), 'median_days')
  expect(screen.queryByRole('button', { name: /Petakan 1 indikator/ })).toBeNull()
  await user.selectOptions(screen.getByLabelText('Angka yang mana'), 'on_time_share')
  await user.click(screen.getByRole('button', { name: 'Petakan 1 indikator' }))
  await waitFor(() => expect(history.location.pathname).toBe('/pengukuran'))
  expect(api.last('POST', '/api/v1/mappings')?.body).toEqual({ service_id: 's1', source_id: null, metric: 'on_time_share', scope: 'person', take: null, indicators: [{ plan_id: 'p1', indicator_id: 'i1' }] })
})

test('a source shows what went wrong and when it is asked again, and can rest', async () => {
  const api = open({ 'PATCH /api/v1/measurement-sources/x1': { ...source, state: 'paused' } })
  const { user } = await renderPage('/pengukuran/sumber')
  expect((await screen.findByText('Gagal 3 kali berturut-turut:')).closest('p')?.textContent).toContain('tidak menjawab dalam 10 detik Dicoba lagi 8 Okt 2026, 12.00 WITA.')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Jeda: Survei kepuasan' }))
  await waitFor(() => expect(api.last('PATCH', '/api/v1/measurement-sources/x1')?.body).toEqual({ state: 'paused' }))
})

test('a source is registered with its address only where it is asked', async () => {
  const api = open({ 'POST /api/v1/measurement-sources': source })
  const { user } = await renderPage('/pengukuran/sumber')
  await user.click(await screen.findByRole('button', { name: 'Daftarkan sumber' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Nama'), 'Pengaduan')
  await user.type(dialog.getByLabelText('Kode'), 'lapor')
  await user.click(dialog.getByRole('button', { name: 'Daftarkan' }))
  await waitFor(() => expect(api.last('POST', '/api/v1/measurement-sources')?.body).toEqual({ agency_id: 7, name: 'Pengaduan', code: 'lapor', kind: 'push', url: null, every_minutes: null }))
})

test('an objection is answered with a decision and its reason; until then what was written stays', async () => {
  const api = open({ 'POST /api/v1/contests/k1/answer': { ...contest, state: 'rejected' } })
  const { user } = await renderPage('/pengukuran/keberatan')
  const card = within(await screen.findByRole('region', { name: indicator.text }))
  expect(card.getByText('“Bukan kasus saya.”', { exact: false })).toBeTruthy()
  expect(screen.getAllByRole('link').filter((one) => one.getAttribute('aria-current')).map((one) => one.textContent)).toEqual(['Keberatan', 'Menunggu jawaban'])
  expect(await axeViolations()).toEqual([])
  await user.click(card.getByRole('radio', { name: 'Angka tetap' }))
  await user.type(card.getByLabelText('Jawaban Anda'), 'Kasusnya memang milik Anda.')
  expect(localStorage.getItem('sk-contest-answer-k1')).toContain('Kasusnya')
  await user.click(card.getByRole('button', { name: 'Kirim jawaban' }))
  await waitFor(() => expect(api.last('POST', '/api/v1/contests/k1/answer')?.body).toEqual({ verdict: 'rejected', answer: 'Kasusnya memang milik Anda.' }))
  await waitFor(() => expect(localStorage.getItem('sk-contest-answer-k1')).toBeNull())
})

test('who contested reads the answer, and says so once', async () => {
  const answered = { ...contest, state: 'rejected', answer: 'Memang milik Anda.', answered_by: contest.answerer, may: [] }
  const task = { id: 't1', kind: 'read_contest_answer', subject_id: 'k1', facts: {}, about: null }
  const api = open({ 'GET /api/v1/contests': page([answered]), 'GET /api/v1/tasks': { items: [task], waiting: [], reminders: [] }, 'POST /api/v1/contests/k1/reading': () => ({ status: 204 }) }, kadek)
  const { user } = await renderPage('/pengukuran/keberatan?selesai=true')
  expect(await screen.findByText('“Memang milik Anda.”', { exact: false })).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: 'Sudah saya baca' }))
  await waitFor(() => expect(api.last('POST', '/api/v1/contests/k1/reading')).toBeTruthy())
})

test.each(['/pengukuran', '/pengukuran/baru', '/pengukuran/sumber'])('%s is no page for whoever keeps no figures', async (address) => {
  const api = open({}, kadek)
  await renderPage(address)
  expect(await screen.findByText('Halaman ini tidak ditemukan atau bukan untuk Anda.')).toBeTruthy()
  expect(api.asked.some(({ path }) => path.includes('mappings') || path.includes('sources'))).toBe(false)
})
