import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import type { ReportedIndicator } from '@/lib/reports'
import { mockApi } from '@/testing/api'
import { healthy } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { answers, withEvidence } from './factories'
import { isReady, linesOf, NO_ENTRY } from './report-entries'

const achievement = {
  value: '91.94', narrative: null, nothing_happened: false, source: 'service_standard', override_reason: null, measured_value: '91.94', measured_at: '2026-10-08T02:40:00Z', measured_cases: 62, mapping_id: 'm1', state: 'reported', revision: 1, reported_at: '2026-10-08T02:40:00Z', version: 5,
} as const
const measured = (more: Partial<typeof achievement> | Record<string, unknown> = {}): ReportedIndicator => ({ ...(withEvidence().indicators[0] as ReportedIndicator), unit_of_measure: 'persen', target: '95', achievement: { ...achievement, ...more } as ReportedIndicator['achievement'] })
const REPORT = '/api/v1/plans/p1/periods/20260709/report'
const open = (one: ReportedIndicator, more: Record<string, unknown> = {}) => mockApi({ ...answers, 'GET /api/health/live': healthy, [`GET ${REPORT}`]: { ...withEvidence(), indicators: [one] }, ...more })

describe('what is sent of a measured line', () => {
  test.each([
    ['nothing, where nothing is added', NO_ENTRY, false],
    ['words beside the figure', { ...NO_ENTRY, narrative: 'Sistem mati dua hari.' }, true],
    ['no other figure without a reason', { ...NO_ENTRY, value: '96', reason: '' }, false],
    ['another figure with its reason', { ...NO_ENTRY, value: '96', reason: 'Dua kasus bukan milik saya.' }, true],
  ])('%s', (_what, entry, ready) => {
    expect(isReady(entry, measured())).toBe(ready)
  })

  test('the figure stays what was measured unless a reason is given', () => {
    expect(linesOf({ i1: { ...NO_ENTRY, value: '96', narrative: 'Sistem mati.', reason: null } }, [measured()])).toMatchObject([{ value: null, narrative: 'Sistem mati.', override_reason: null, version: 5 }])
    expect(linesOf({ i1: { ...NO_ENTRY, value: '96', reason: ' Salah. ' } }, [measured()])).toMatchObject([{ value: '96', override_reason: 'Salah.' }])
  })

  test('one that was entered by hand is given back without any words', () => {
    expect(linesOf({ i1: { ...NO_ENTRY, reason: null } }, [measured({ override_reason: 'Salah.' })])).toMatchObject([{ value: null, override_reason: null }])
  })
})

test('a measured line says so, from how many cases, and leads to where it comes from', async () => {
  const api = open(measured(), { [`POST ${REPORT}`]: { number: 'A', period_id: 20260709, received_at: '2026-10-08T02:00:00Z', is_on_time: true, lines: 1, reported: 1, indicators: 1 } })
  const { user } = await renderPage('/realisasi/p1/20260709')
  expect(await screen.findByText('Diukur sistem')).toBeTruthy()
  expect(screen.getByText('Dari 62 kasus, diukur 8 Okt 2026, 10.40 WITA. Anda tidak perlu mengetik.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Lihat asal angka dan kasusnya' }).getAttribute('href')).toBe('/realisasi/p1/20260709/i1')
  await user.click(screen.getByRole('button', { name: 'Tambah penjelasan' }))
  expect(screen.queryByLabelText('Realisasi periode ini')).toBeNull()
  await user.click(await screen.findByRole('checkbox', { name: /Isi angka lain/ }))
  await user.clear(screen.getByLabelText('Realisasi periode ini'))
  await user.type(screen.getByLabelText('Realisasi periode ini'), '96')
  expect((screen.getByRole('button', { name: 'Isi sedikitnya satu indikator' }) as HTMLButtonElement).disabled).toBe(true)
  await user.type(screen.getByLabelText('Mengapa angkanya lain?'), 'Dua kasus bukan milik saya.')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Kirim laporan (1)' }))
  await waitFor(() => expect(api.last('POST', REPORT)?.body).toMatchObject({ lines: [{ indicator_id: 'i1', value: '96', override_reason: 'Dua kasus bukan milik saya.', version: 5 }] }))
})

test('a contested line is frozen; one that was entered by hand keeps what was measured beside it', async () => {
  open(measured({ state: 'contested', value: '96', override_reason: 'Salah.', source: 'person' }))
  await renderPage('/realisasi/p1/20260709')
  expect(await screen.findByText('Dipersoalkan, dibekukan')).toBeTruthy()
  expect(screen.getByText('Angka dipersoalkan, dibekukan.')).toBeTruthy()
  expect(screen.getByText(/Menurut pengukuran: 91,94/).textContent).toContain('Salah.')
  const card = within(screen.getByRole('region', { name: 'Balita ditimbang' }))
  expect(card.queryByRole('button', { name: /Tambah penjelasan|Perbaiki/ })).toBeNull()
})
