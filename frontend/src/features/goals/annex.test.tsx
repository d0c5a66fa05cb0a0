import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import type { Plan } from '@/lib/plans'
import { mockApi } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { renderPage } from '@/testing/render'

const LISTS = { sumber_daya: [], pertanggungjawaban: [], konsekuensi: [] }
const party = { ...kadek, grade: 'III/a', position: 'Perawat', unit_name: 'Puskesmas' }
const plan = {
  id: 'p1', cycle_id: 20261, version: 7, state: 'draft', form: 'ja_jf', approach: 'kualitatif', title: 'Perawat', starts_on: '2026-01-01', ends_on: '2026-12-31', revision: 0,
  employee: party, assessor: { ...party, id: 'p9', name: 'I Made Wirawan' }, goals: [], result_groups: [], served_lines: [], hints: [], seen_by: [], may: ['edit', 'submit', 'cancel', 'comment'],
  behaviour: [{ value_code: 3, name: 'Kompeten', guides: [], expectation: null, version: 0 }],
  supports: LISTS, support_versions: { sumber_daya: 0, pertanggungjawaban: 0, konsekuensi: 0 },
  missing: [{ pointer: '/supports/sumber_daya', code: 'no_sumber_daya' }, { pointer: '/supports/konsekuensi', code: 'no_konsekuensi' }],
} as unknown as Plan

const answers = (shown: Plan) => ({
  'GET /api/health/live': healthy,
  'GET /api/v1/me': kadek,
  'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
  'GET /api/v1/plans/p1': shown,
  'GET /api/v1/plans/p1/comments': { items: [] },
})

test('what the annex lacks stands beside the step that it stops, and leads there', async () => {
  mockApi(answers(plan))
  const { container } = await renderPage('/skp/p1')
  const link = await screen.findByRole('link', { name: /Lampiran SKP: tulis dukungan sumber daya/ })
  expect(container.querySelector(link.getAttribute('href') ?? '')?.textContent).toContain('Dukungan sumber daya')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ajukan ke atasan' }).disabled).toBe(true)
})

test('a sentence of the regulation’s examples is taken into the list, and offered once', async () => {
  const { last } = mockApi({ ...answers(plan), 'PUT /api/v1/plans/p1/supports/konsekuensi': { ...plan, supports: { ...LISTS, konsekuensi: ['x'] } } })
  const { user } = await renderPage('/skp/p1')
  await user.click(await screen.findByRole('button', { name: 'Ubah: Konsekuensi' }))
  const card = within(screen.getByRole('region', { name: 'Lampiran SKP' }))
  await user.click(card.getByRole('button', { name: /prioritas pelatihan/ }))
  expect(card.getByLabelText<HTMLTextAreaElement>('Konsekuensi').value).toBe('Apabila memenuhi ekspektasi, mendapat prioritas pelatihan')
  expect(card.queryByRole('button', { name: /prioritas pelatihan/ })).toBeNull()
  await user.click(card.getByRole('button', { name: 'Selesai' }))
  expect(last('PUT', '/api/v1/plans/p1/supports/konsekuensi')?.body).toEqual({ lines: ['Apabila memenuhi ekspektasi, mendapat prioritas pelatihan'] })
})

test('whoever plans is not asked for what the leader expects; the leader is', async () => {
  mockApi(answers(plan))
  const own = await renderPage('/skp/p1')
  expect(await screen.findByText('Ekspektasi khusus ditulis oleh pejabat penilai.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Tulis ekspektasi/ })).toBeNull()
  own.unmount()
  mockApi(answers({ ...plan, may: ['expect'] }))
  await renderPage('/skp/p1')
  expect(await screen.findByRole('button', { name: /Tulis ekspektasi/ })).toBeTruthy()
})
