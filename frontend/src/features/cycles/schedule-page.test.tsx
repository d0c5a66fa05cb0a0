import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod, fourth, third } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'


const city = { id: 20261, year: 2026, population: 'semua', period_kind: 'triwulanan', planning_due_on: '2026-01-31', state: 'open' }
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': { ...kadek, may: ['cycles'] },
  'GET /api/v1/periods/current': currentPeriod,
  'GET /api/v1/cycles': { items: [city] },
  'GET /api/v1/cycles/20261': { ...city, periods: [fourth, third] },
}
const READINESS = '/api/v1/cycles/20261/periods/20260709/readiness'
const ready = { cycle_id: 20261, period_id: 20260709, people: 193, reported: 96, not_reported: 78, without_plan: 19, without_assessor: 0 }
const EVALUATION = '/api/v1/cycles/20261/periods/20260709/evaluation'

test('city HR begins the evaluation of a period, after a question', async () => {
  const { asked, last } = mockApi({ ...answers, [`POST ${EVALUATION}`]: () => ({ body: { ...third, state: 'evaluating' } }) })
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Mulai evaluasi: Triwulan III 2026' }))
  expect(asked.filter((one) => one.method === 'POST')).toEqual([])
  expect(await axeViolations()).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Mulai evaluasi' }))
  expect(await screen.findByText('Evaluasi sudah dimulai.')).toBeTruthy()
  expect(last('POST', EVALUATION)?.headers.get('Idempotency-Key')).toBeTruthy()
})

test('before the evaluation begins one sees how many are ready, who is not, and what follows', async () => {
  mockApi({ ...answers, [`GET ${READINESS}`]: ready })
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Mulai evaluasi: Triwulan III 2026' }))
  const counts = await screen.findByRole('list', { name: 'Kesiapan evaluasi' })
  expect(within(counts).getAllByRole('listitem').map((one) => one.querySelector('b')?.textContent)).toEqual(['96 orang sudah melapor lengkap', '78 orang belum melapor lengkap', '19 orang belum punya SKP yang disetujui'])
  expect(within(counts).getByRole('link', { name: 'Lihat daftar: Belum punya SKP' }).getAttribute('href')).toBe('/kesiapan/20260709?jenis=without_plan')
  expect(await axeViolations()).toEqual([])
})

test('a period that runs is not evaluated before its day, and the page says from when', async () => {
  mockApi(answers)
  await renderPage('/kota/jadwal')
  expect(await screen.findByText('Evaluasi dapat dimulai 24 Des 2026.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Mulai evaluasi: Triwulan IV 2026' })).toBeNull()
})

const BACK = '/api/v1/cycles/20261/periods/20260709/step-back'

test('city HR steps a period back, after a question and with a reason', async () => {
  const { asked, last } = mockApi({ ...answers, [`POST ${BACK}`]: { ...third, state: 'planned' } })
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Mundurkan tahap: Triwulan III 2026' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/selama belum ada evaluasi yang ditandatangani/)).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  const act = dialog.getByRole('button', { name: 'Mundurkan tahap' })
  expect((act as HTMLButtonElement).disabled).toBe(true)
  await user.type(dialog.getByLabelText('Alasan'), 'Dibuka sebelum waktunya')
  await user.click(act)
  await waitFor(() => expect(asked.filter((one) => one.path === BACK)).toHaveLength(1))
  expect(last('POST', BACK)?.headers.get('If-Match')).toBe('"1"')
  expect(last('POST', BACK)?.body).toEqual({ reason: 'Dibuka sebelum waktunya' })
})

test('what is signed is not stepped over: the refusal says who reopens it', async () => {
  mockApi({ ...answers, [`POST ${BACK}`]: () => problem('period-has-signed', 409) })
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Mundurkan tahap: Triwulan III 2026' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Alasan'), 'Dibuka sebelum waktunya')
  await user.click(dialog.getByRole('button', { name: 'Mundurkan tahap' }))
  expect((await screen.findByRole('alert')).textContent).toContain('dibuka kembali oleh atasan penilainya')
})

test('a step that somebody else took is refused in words; who may not step has no buttons', async () => {
  mockApi({ ...answers, [`POST ${EVALUATION}`]: () => problem('period-step-refused', 409) })
  const { user, unmount } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Mulai evaluasi: Triwulan III 2026' }))
  await user.click(await screen.findByRole('button', { name: 'Mulai evaluasi' }))
  expect((await screen.findByRole('alert')).textContent).toContain('sudah berpindah tahap')
  unmount()
  mockApi({ ...answers, 'GET /api/v1/me': kadek })
  await renderPage('/kota/jadwal')
  expect(await screen.findAllByText(/Laporan sampai 9 Okt 2026/)).toHaveLength(2)
  expect(screen.queryByRole('button', { name: /Mulai evaluasi/ })).toBeNull()
})

const PROPOSED = '/api/v1/cycle-proposals/2027'
const next = { ...city, id: 20271, year: 2027, planning_due_on: '2027-01-31' }

test('the next year is shown as the rules propose it, made once, and chosen', async () => {
  let items = [city]
  const proposal = { year: 2027, period_kind: 'triwulanan', planning_due_on: '2027-01-31', periods: [{ ...third, id: 20270103, report_due_on: '2027-04-09', evaluate_due_on: '2027-04-20' }] }
  const { last } = mockApi({
    ...answers,
    'GET /api/v1/cycles': () => ({ body: { items } }),
    'GET /api/v1/cycles/20271': { ...next, periods: [] },
    [`GET ${PROPOSED}`]: proposal,
    'POST /api/v1/cycles': () => {
      items = [next, city]
      return { status: 201, body: { ...next, periods: [] } }
    },
  })
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Buat tahun 2027' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText('Laporan sampai 9 Apr 2027, evaluasi sampai 20 Apr 2027.')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  await user.click(dialog.getByRole('button', { name: 'Buat tahun 2027' }))
  expect(await screen.findByText('Tahun 2027 sudah dibuat.')).toBeTruthy()
  expect(last('POST', '/api/v1/cycles')?.body).toEqual({ year: 2027 })
  expect((screen.getByLabelText('Tahun') as HTMLSelectElement).value).toBe('20271')
})

test('a year that somebody else has just made is told in words', async () => {
  mockApi({ ...answers, [`GET ${PROPOSED}`]: { ...next, periods: [] }, 'POST /api/v1/cycles': () => problem('year-is-there', 409) })
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Buat tahun 2027' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Buat tahun 2027' }))
  expect((await screen.findByRole('alert')).textContent).toContain('sudah ada')
})

test('closing names whom it leaves without a result, and goes on only with a reason', async () => {
  const CLOSING = '/api/v1/cycles/20261/periods/20260709/closing'
  const refused = () => problem('evaluations-left-open', 409, { people: 2, names: ['Ni Wayan Sukerti'] })
  const closed = { ...city, periods: [fourth, { ...third, state: 'closed' }] }
  const { last } = mockApi({
    ...answers,
    'GET /api/v1/cycles/20261': { ...city, periods: [fourth, { ...third, state: 'evaluating' }] },
    [`POST ${CLOSING}`]: ({ body }: { body: unknown }) => ((body as { reason: string | null }).reason ? { body: closed } : refused()),
  })
  const { user } = await renderPage('/kota/jadwal')
  await user.click(await screen.findByRole('button', { name: 'Tutup periode: Triwulan III 2026' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Tutup periode' }))
  expect(await screen.findByText('Ni Wayan Sukerti')).toBeTruthy()
  expect(screen.getByText('dan 1 orang lagi.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Lihat dan selesaikan satu per satu' }).getAttribute('href')).toBe('/opd/pegawai/tertahan')
  const close = screen.getByRole<HTMLButtonElement>('button', { name: 'Tutup juga' })
  expect(close.disabled).toBe(true)
  await user.type(screen.getByLabelText('Alasan menutup tanpa mereka'), 'Penilainya cuti panjang')
  await user.click(close)
  expect(await screen.findByText('Periode sudah ditutup.')).toBeTruthy()
  expect(last('POST', CLOSING)?.body).toEqual({ reason: 'Penilainya cuti panjang' })
})
