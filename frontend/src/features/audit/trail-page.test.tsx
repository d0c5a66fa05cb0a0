/** The audit trail: read in words, narrowed, gone back through page by page. */
import { screen, waitFor, within } from '@testing-library/react'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { type Asked, mockApi, page } from '@/testing/api'
import { healthy, kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { kindMessages } from './kind-messages'
import type { AuditEvent } from './trail-queries'

const granted: AuditEvent = {
  id: 'e2', occurred_at: '2026-10-08T01:30:00Z', kind: 'RoleGranted', actor_kind: 'person', actor_id: 'p1', actor_name: 'I Gede Admin', credential_kind: 'session',
  about_id: 'p7', about_name: 'Ni Wayan Sukerti', subject_kind: 'user', subject_id: 'p7', facts: { role: 'auditor' }, reason: 'SK 12', is_erased: false,
}
const reported: AuditEvent = { ...granted, id: 'e1', kind: 'AchievementsReported', actor_id: 'p7', actor_name: 'Ni Wayan Sukerti', credential_kind: 'api_token', facts: { period_id: 20260709, lines: 4 }, reason: null }
const wayan = { id: 'p7', name: 'Ni Wayan Sukerti', front_title: null, back_title: null, nip: null, position: 'Perawat', unit_name: 'Puskesmas I' }
const TRAIL = '/api/v1/audit-events'
const answers = {
  'GET /api/health/live': healthy,
  'GET /api/v1/me': { ...kadek, may: ['audit'] },
  [`GET ${TRAIL}`]: ({ query }: Asked) => ({ body: query.get('before') ? { items: [reported], next: null } : { items: [granted, reported], next: 'e1' } }),
  'GET /api/v1/employees': page([wayan]),
  'GET /api/v1/employees/p7': wayan,
}
const rows = async () => within(await screen.findByRole('region', { name: 'Daftar peristiwa' })).getAllByRole('listitem')

test('what happened is told in words: when, what, by whom, about whom, through what and why', async () => {
  mockApi(answers)
  await renderPage('/periksa/jejak')
  const [first, second] = await rows()
  expect(first?.textContent).toContain('8 Okt 2026, 09.30')
  expect(first?.textContent).toContain('Peran diberikan')
  expect(first?.textContent).toContain('Auditor')
  expect(first?.textContent).toContain('oleh I Gede Admin · tentang Ni Wayan Sukerti')
  expect(first?.textContent).toContain('“SK 12”')
  expect(second?.textContent).toContain('Triwulan III 2026, 4 indikator')
  expect(second?.textContent).toContain('oleh Ni Wayan Sukerti · untuk dirinya sendiri · lewat token pribadi')
  expect(await axeViolations()).toEqual([])
})

test('it is narrowed by who, what and days, and the address remembers it', async () => {
  const { last } = mockApi(answers)
  const { user, history } = await renderPage('/periksa/jejak')
  await user.type(await screen.findByLabelText('Dilakukan oleh'), 'sukerti')
  await user.click(await screen.findByRole('button', { name: /Ni Wayan Sukerti/ }))
  await user.selectOptions(screen.getByLabelText('Peristiwa'), 'Peran diberikan')
  await user.type(screen.getByLabelText('Dari tanggal'), '2026-10-01')
  const query = () => Object.fromEntries(last('GET', TRAIL)?.query ?? [])
  await waitFor(() => expect(query()).toEqual({ actor_id: 'p7', kind: 'RoleGranted', since: '2026-10-01' }))
  expect(history.location.search).toContain('oleh=p7')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Hapus saringan' }))
  await waitFor(() => expect(query()).toEqual({}))
})

test('an address that somebody was sent shows what it is narrowed to', async () => {
  const { last } = mockApi(answers)
  await renderPage('/periksa/jejak?tentang=p7')
  expect(within(await screen.findByRole('group', { name: 'Tentang siapa' })).getByText('Ni Wayan Sukerti')).toBeTruthy()
  expect(last('GET', TRAIL)?.query.get('about_id')).toBe('p7')
})

test('one goes back page by page, and forth again', async () => {
  const { last } = mockApi(answers)
  const { user } = await renderPage('/periksa/jejak')
  await rows()
  await user.click(screen.getByRole('button', { name: 'Lebih lama' }))
  await waitFor(async () => expect(await rows()).toHaveLength(1))
  expect(last('GET', TRAIL)?.query.get('before')).toBe('e1')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Lebih lama' }).disabled).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Lebih baru' }))
  await waitFor(async () => expect(await rows()).toHaveLength(2))
})

/** The contract names every kind of event that the API knows. */
function kinds(): string[] {
  const contract = readFileSync(join(process.cwd(), '../openapi.yaml'), 'utf8')
  const view = /\n {4}AuditEventView:\n([\s\S]*?)\n {4}\w/.exec(contract)?.[1] ?? ''
  return [...view.matchAll(/^ {10}- ([A-Z]\w+)$/gm)].map(([, kind]) => kind ?? '')
}

test.each(['id', 'en'] as const)('no kind of event lacks a word of its own (%s)', (language) => {
  const { words } = kindMessages[language]
  expect(kinds().length).toBeGreaterThan(50)
  expect(kinds().filter((kind) => !(kind in words))).toEqual([])
  expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length)
})
