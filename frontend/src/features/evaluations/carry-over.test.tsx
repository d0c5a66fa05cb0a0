import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { kadek } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { answers, evaluation } from './factories'
import type { CarryOver } from './carry-over-queries'

const CARRY_OVER = '/api/v1/evaluations/e1/carry-over'
const earlier = { id: 'e0', period_id: 20260103, kind: 'periodik' as const, predikat: 'baik' as const, unit_name: 'Puskesmas I', assessor_name: 'I Made Wirawan', signed_at: '2026-04-15T02:00:00Z' }
const offered: CarryOver = { evaluation_id: 'e1', earlier, proposed: null, agreed: null, may: ['propose'] }
const proposed: CarryOver = { ...offered, proposed: { name: 'I Made Wirawan', at: '2026-10-08T02:00:00Z' }, may: ['end'] }
const agreed: CarryOver = { ...proposed, agreed: { name: kadek.name, at: '2026-10-09T02:00:00Z' }, may: [] }

test('the assessor proposes the earlier result; what waits is said, and can be withdrawn', async () => {
  const { last } = mockApi({ ...answers, [`GET ${CARRY_OVER}`]: offered, [`POST ${CARRY_OVER}`]: proposed, [`DELETE ${CARRY_OVER}`]: offered })
  const { user } = await renderPage('/evaluasi/e1')
  expect(await screen.findByText(/Hasil Triwulan I 2026 di Puskesmas I boleh dipakai/)).toBeTruthy()
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Usulkan memakai hasil ini' }))
  expect(last('POST', CARRY_OVER)?.headers.get('Idempotency-Key')).toBeTruthy()
})

test('the person agrees after a question, and reads where the result comes from', async () => {
  let stands: CarryOver = { ...proposed, may: ['agree', 'end'] }
  const mine = { ...evaluation, employee: { ...evaluation.employee, id: kadek.id }, may: [] }
  const { asked } = mockApi({
    ...answers,
    'GET /api/v1/evaluations/e1': mine,
    [`GET ${CARRY_OVER}`]: () => ({ body: stands }),
    [`POST ${CARRY_OVER}/agreement`]: () => {
      stands = agreed
      return { body: stands }
    },
  })
  const { user } = await renderPage('/hasil/e1')
  expect(await screen.findByText('I Made Wirawan mengusulkan ini pada 8 Okt 2026.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Setuju memakai hasil ini' }))
  expect(asked.filter((one) => one.method === 'POST')).toEqual([])
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Setuju memakai hasil ini' }))
  expect(await screen.findByText(/Hasil periode ini diambil dari Triwulan I 2026 di Puskesmas I/)).toBeTruthy()
})

test('a proposal that was withdrawn meanwhile is told in words', async () => {
  const mine = { ...evaluation, employee: { ...evaluation.employee, id: kadek.id }, may: [] }
  mockApi({ ...answers, 'GET /api/v1/evaluations/e1': mine, [`GET ${CARRY_OVER}`]: { ...proposed, may: ['agree', 'end'] }, [`DELETE ${CARRY_OVER}`]: () => problem('no-carry-over-proposed', 409) })
  const { user } = await renderPage('/hasil/e1')
  await user.click(await screen.findByRole('button', { name: 'Tidak, evaluasi seperti biasa' }))
  expect((await screen.findByRole('alert')).textContent).toContain('sudah ditarik')
})

test('whoever opens what is void reads why', async () => {
  const decisions = [{ step: 'void_after_move', old: null, new: {}, reason: null, by: null, rule_id: 'R45', at: '2026-10-08T02:00:00Z' }]
  mockApi({ ...answers, 'GET /api/v1/evaluations/e1': { ...evaluation, may: [], voided_at: '2026-10-08T02:00:00Z', decisions } })
  await renderPage('/evaluasi/e1')
  expect((await screen.findByText(/tidak berlaku lagi sejak 8 Okt 2026/)).textContent).toContain('bertugas di tempat lain')
})
