import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { axeViolations, renderPage } from '@/testing/render'

import { parts, place, signals, trend, use } from './factories'

const PATH = '/api/v1/insights'
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': { ...kadek, leads: true },
  'GET /api/v1/periods/current': currentPeriod,
  [`GET ${PATH}/place`]: place,
  [`GET ${PATH}/trends`]: trend,
  [`GET ${PATH}/parts`]: parts,
  [`GET ${PATH}/signals`]: signals,
  [`GET ${PATH}/use`]: use,
}
const label = (begin: string) => screen.getAllByRole('img').map((one) => one.getAttribute('aria-label') ?? '').find((one) => one.startsWith(begin))

test('a unit over periods, beside the one above and others of its kind', async () => {
  mockApi(answers)
  const { user } = await renderPage('/pimpinan/analisis')
  expect(await screen.findByRole('heading', { level: 1, name: 'Analisis Dinas Kesehatan' })).toBeTruthy()
  expect(await screen.findByText('75 % pegawai sesuai jalur, periode sebelumnya 60 %')).toBeTruthy()
  expect(label('Pegawai yang sesuai jalur')).toContain('Pemerintah Kota Denpasar: TW I 2026 75\u00a0%, TW II 2026 tidak ada angka')
  expect(label('Pegawai yang sesuai jalur')).toContain('Nilai tengah perangkat daerah lain: TW I 2026 70\u00a0%')
  expect(label('Triwulan II 2026')).toContain('Baik 16 orang (80\u00a0%)')
  const figure = within(screen.getByRole('figure', { name: /pegawai sesuai jalur/ }))
  await user.click(figure.getByRole('button', { name: 'Tabel' }))
  expect(within(figure.getByRole('table')).getByText('Kelompok kecil')).toBeTruthy()
  await user.click(figure.getByRole('button', { name: 'Cara menghitung' }))
  expect(figure.getByText(/Laporan realisasi pegawai menurut jabatan definitif/)).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('units beside each other: what is too small is said, who stands out is named', async () => {
  mockApi(answers)
  await renderPage('/pimpinan/analisis?lihat=bagian')
  expect(await screen.findByText('Tidak ditampilkan: kelompok terlalu kecil')).toBeTruthy()
  expect(screen.getByText('Sesuai jalur: 6 puskesmas. Puskesmas Padma jauh di bawah yang lain.')).toBeTruthy()
  expect(label('Puskesmas Taman Sari')).toContain('panduan paling banyak 70\u00a0% Baik')
  expect(await axeViolations()).toEqual([])
})

test('what a unit achieved stands beside its people as a question', async () => {
  mockApi(answers)
  await renderPage('/pimpinan/analisis?lihat=hasil')
  expect(await screen.findByText('1 unit: hasil unit dan keadaan pegawainya tidak sejalan')).toBeTruthy()
  expect(screen.getByText('Capaian unit Kurang, tetapi hampir semua pegawai Baik atau Sangat Baik (95 %, 19 dari 20).')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('each signal is a question with its numbers', async () => {
  mockApi(answers)
  await renderPage('/pimpinan/analisis?lihat=sinyal')
  expect(await screen.findByText('6 hal perlu ditanyakan')).toBeTruthy()
  for (const text of [
    '20 dari 20 orang mendapat Baik. Pada penilai lain dengan jalur pegawai yang sama lazimnya 14,2.',
    '9 dari 20 rating berlawanan dengan indikator (7 lebih baik, 2 lebih buruk). Pada penilai lain lazimnya 2,1.',
    'Pada 20 dari 20 orang kedua rating sama. Pada penilai lain lazimnya 13.',
    '12 dari 20 evaluasi dinilai dan ditandatangani dalam 5 menit, sehari sebelum batas waktu atau sesudahnya.',
    'Satu alasan dipakai untuk 11 dari 20 orang yang diberi alasan.',
    'Capaian unit Kurang. 18 dari 20 orang mendapat Sangat Baik atau Baik; menurut pola paling banyak 2.',
    'Kebetulan saja: 1 dari 2.000',
  ]) expect(screen.getByText(text)).toBeTruthy()
  expect(screen.getAllByText('Kebetulan saja: kurang dari 1 dari 1.000.000')).toHaveLength(2)
  expect(await axeViolations()).toEqual([])
})

test('time stands beside the promise; what is over it and what is too small is said', async () => {
  const api = mockApi(answers)
  const { user } = await renderPage('/pimpinan/analisis?lihat=pemakaian')
  expect(await screen.findByText('12 dari paling banyak 60 menit')).toBeTruthy()
  expect(screen.getByText('Melebihi janji: 300 dari paling banyak 240 menit')).toBeTruthy()
  expect(screen.getByText('Paling banyak 1.200 menit; belum cukup orang untuk ditampilkan')).toBeTruthy()
  expect(label('Ponsel')).toBe('Ponsel: 75\u00a0%')
  expect(label('Triwulan II 2026')).toBe('Triwulan II 2026, sebelum hari terakhir: 75\u00a0%')
  expect(await axeViolations()).toEqual([])
  await user.selectOptions(screen.getByRole('combobox', { name: 'Lihat unit di bawahnya' }), 'Puskesmas Taman Sari')
  await waitFor(() => expect(api.last('GET', `${PATH}/place`)?.query.get('unit_id')).toBe('u2'))
})

test('before anything is counted it is said', async () => {
  const none = { ...parts, period_id: null, whole: null, parts: [], strips: [] }
  mockApi({ ...answers, [`GET ${PATH}/trends`]: { ...trend, periods: [] }, [`GET ${PATH}/parts`]: none, [`GET ${PATH}/signals`]: { ...signals, searched: null, items: [] }, [`GET ${PATH}/use`]: { ...use, since: null, times: [], clients: [], reports: [] } })
  const { user } = await renderPage('/pimpinan/analisis')
  expect(await screen.findByText('Belum ada yang dihitung.')).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Perlu ditanyakan' }))
  expect(await screen.findByText('Belum ada evaluasi yang ditandatangani.')).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Pemakaian' }))
  expect(await screen.findByText('Belum ada menit yang dihitung.')).toBeTruthy()
})
