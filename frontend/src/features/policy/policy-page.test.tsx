import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { comment, policy, talk } from './factories'

const participation = { people: 200, took_part: 35, small_group: 5, items: [{ names: ['Dinas Kesehatan'], agency_ids: [1], people: 100, took_part: 35, parts: [] }, { names: ['Satpol PP', 'Inspektorat'], agency_ids: [2, 3], people: 6, took_part: 0, parts: [] }] }
const simulation = { id: 's-1', number: 1, since: '2026-01-01', until: '2026-10-01', created_at: '2026-10-01T00:00:00Z', is_current: true, minutes: [], changes: [{ anchor: 'menyetujui', key: 'agree_within_days', population: 'semua', value_before: 5, value: 3, people: 194, facts: [{ name: 'late', before: 4, after: 21 }] }] }

function open(answers: Record<string, unknown> = {}) {
  return mockApi({
    'GET /api/v1/me': hr, 'GET /api/health/live': healthy, 'GET /api/v1/tasks': { items: [], waiting: [], reminders: [] },
    'GET /api/v1/rules/tables/populations': { name: 'populations', rule_id: 'R101', rows: [] },
    'GET /api/v1/policies/k-1': policy(), 'GET /api/v1/policies/k-1/talk': talk(), 'GET /api/v1/policies/k-1/participation': participation,
    'GET /api/v1/policies/k-1/simulations': { items: [simulation] }, 'GET /api/v1/policies/k-1/surveys': { items: [] }, ...answers,
  })
}

test('a draft says what it changes, what that would have been, what most support, and who took part without names', async () => {
  open()
  await renderPage('/kebijakan/k-1')
  expect(await screen.findByRole('heading', { level: 1, name: 'Berapa lama atasan menyetujui SKP?' })).toBeTruthy()
  const card = screen.getByRole('region', { name: 'Ayat 1' })
  expect(card.textContent).toContain('Waktu atasan menyetujui SKP untuk semua pegawai, dari 5 hari kerja menjadi 3 hari kerja, berlaku 1 Jan 2027.')
  expect(await within(card).findByText(/menyangkut 194 orang; 21 terlambat, bukan 4/)).toBeTruthy()
  expect(within(card).getByText('tiga').closest('del')?.textContent).toBe(' dihapus: tiga')
  expect(within(card).getByText('empat').closest('ins')?.textContent).toBe(' ditambah: empat')
  expect(await screen.findByText('35 %')).toBeTruthy()
  expect(screen.getByText('2 unit kecil digabung')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('one supports a paragraph and writes an amendment, whose difference the reader will see', async () => {
  const api = open({ 'PUT /api/v1/policies/k-1/paragraphs/menyetujui/support': { supports: 215, supported: true }, 'GET /api/v1/policies/k-1/voice': { allowed: true, open: true, least: 5, dropped: false, mine: { anchor: null, kind: null, text: '' } }, 'POST /api/v1/policies/k-1/paragraphs/menyetujui/comments': comment() })
  const { user } = await renderPage('/kebijakan/k-1')
  await user.click(await screen.findByRole('button', { name: /^Dukung \(214\)/ }))
  expect(api.asked.some((one) => one.method === 'PUT' && one.path.endsWith('/menyetujui/support'))).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Tulis saran untuk ayat 1' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByText('Usulan perubahan'))
  expect(within(dialog).queryByLabelText('Kirim tanpa nama')).toBeNull()
  const proposed = within(dialog).getByLabelText('Ayat menurut Anda')
  await user.clear(proposed)
  await user.type(proposed, 'Atasan menyetujui SKP dalam empat hari kerja.')
  await user.type(within(dialog).getByLabelText('Alasannya'), 'Lebih wajar.')
  await user.click(within(dialog).getByRole('button', { name: 'Kirim' }))
  expect(await within(dialog).findByText(/Saran Anda sudah masuk/)).toBeTruthy()
  expect(api.asked.find((one) => one.method === 'POST')?.body).toMatchObject({ kind: 'amendment', text: 'Lebih wajar.', proposed_text: 'Atasan menyetujui SKP dalam empat hari kerja.' })
})

test('without a name nothing is sent but the place and the words', async () => {
  const api = open({ 'GET /api/v1/policies/k-1/voice': { allowed: true, open: true, least: 5, dropped: false, mine: { anchor: null, kind: null, text: '' } }, 'PUT /api/v1/policies/k-1/voice': { anchor: 'menyetujui', kind: 'comment', text: 'Terlalu cepat.' } })
  const { user } = await renderPage('/kebijakan/k-1')
  await user.click(await screen.findByRole('button', { name: 'Tulis saran untuk ayat 1' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText('Tanggapan Anda'), 'Terlalu cepat.')
  await user.click(within(dialog).getByLabelText('Kirim tanpa nama'))
  await user.click(within(dialog).getByRole('button', { name: 'Kirim' }))
  await within(dialog).findByText(/Saran Anda sudah masuk/)
  const sent = api.asked.find((one) => one.method === 'PUT')
  expect(sent?.body).toEqual({ anchor: 'menyetujui', kind: 'comment', text: 'Terlalu cepat.' })
  expect(sent?.headers.has('Idempotency-Key')).toBe(false)
})

test('what came of it: the words that changed, every answer with its reason, the rule that was born', async () => {
  const line = { id: 'o-1', anchor: 'menyetujui', kind: 'amendment', about: 'Lima hari lebih wajar.', proposed_text: null, author_name: 'Ni Made Ayu', supports: 97, said: 1, verdict: 'partly', answer: 'Empat hari cukup.' }
  open({
    'GET /api/v1/policies/k-1': policy({ state: 'adopted', decision_no: '188.45/9', signer: 'Wali Kota', decided_on: '2026-11-24', effective_from: '2027-01-01', number: 2 }),
    'GET /api/v1/policies/k-1/differences': { since: 1, until: 2, items: [{ anchor: 'menyetujui', before: 'a', after: 'b', parts: comment().parts }] },
    'GET /api/v1/policies/k-1/outcome': { comments: 5, questions: 1, amendments: 1, voices: 0, took_part: 35, answered: 7, answered_within: 14, paragraphs: [], answers: [line] },
  })
  await renderPage('/kebijakan/k-1/hasil')
  expect(await screen.findByRole('heading', { level: 1, name: 'Berlaku 1 Jan 2027: Berapa lama atasan menyetujui SKP?' })).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Setiap saran dijawab' }).textContent).toContain('Empat hari cukup.Diterima sebagian')
  expect(screen.getByRole('region', { name: 'Aturan sistem yang lahir darinya' }).textContent).toContain('3 hari kerja, berlaku 1 Jan 2027 · semua pegawai')
  expect(await axeViolations()).toEqual([])
})

test('from a day to the policies that held on it, and to the paragraph of each rule', async () => {
  const inForce = { id: 'k-1', title: 'Berapa lama atasan menyetujui SKP?', state: 'adopted', decision_no: '188.45/9', decided_on: '2026-06-25', effective_from: '2026-07-01', rules: [{ key: 'agree_within_days', population: 'semua', value: 3, effective_from: '2026-07-01', effective_until: null, paragraph_id: 'p-1' }] }
  const api = open({ 'GET /api/v1/policies/in-force': { day: '2026-09-30', items: [inForce] } })
  await renderPage('/kebijakan/berlaku?hari=2026-09-30')
  expect(await screen.findByRole('heading', { level: 1, name: 'Kebijakan yang berlaku 30 September 2026' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Baca ayatnya: Waktu atasan menyetujui SKP' }).getAttribute('href')).toBe('/kebijakan/ayat/p-1')
  expect(api.asked.some((one) => one.path.includes('/policies/in-force'))).toBe(true)
  expect(await axeViolations()).toEqual([])
})
