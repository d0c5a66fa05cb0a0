import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { page, mockApi } from '@/testing/api'
import { axeViolations, renderPage } from '@/testing/render'

import { answers, item, puskesmas } from './factories'

const made = { ...item, id: 'e2', employee: { id: 'p2', name: 'Made Suardana', nip: null }, state: 'rated' as const, predikat: 'baik' as const }
const signed = { ...item, id: 'e3', employee: { id: 'p3', name: 'Luh Diah Pratiwi', nip: null }, period_id: 20260103, state: 'signed' as const, predikat: 'sangat_baik' as const }

test('who waits for me stands first, with one filled button; what is signed is folded by period', async () => {
  mockApi({ ...answers, 'GET /api/v1/evaluations': page([item, made, signed]) })
  await renderPage('/evaluasi')
  expect(await screen.findByRole('heading', { level: 1, name: '2 orang menunggu evaluasi Anda' })).toBeTruthy()
  const waiting = within(screen.getByRole('region', { name: 'Menunggu Anda' }))
  expect(waiting.getAllByRole('link').map((one) => [one.getAttribute('aria-label'), one.getAttribute('data-variant')])).toEqual([
    ['Evaluasi: Ni Kadek Ayu Lestari', 'filled'],
    ['Evaluasi: Made Suardana', 'default'],
  ])
  expect(waiting.getByRole('img', { name: 'Predikat Baik, tingkat 4 dari 5, sementara' })).toBeTruthy()
  expect(screen.getByText('1 orang sudah ditandatangani').closest('details')?.open).toBe(false)
  expect(await axeViolations()).toEqual([])
})

test('the achievement of a unit that is missing comes before the people', async () => {
  mockApi({ ...answers, 'GET /api/v1/unit-achievements': page([{ ...puskesmas, grade: null, may: ['set'] }]) })
  await renderPage('/evaluasi')
  const [first] = await screen.findAllByRole('region')
  expect(within(first as HTMLElement).getByText('Belum ditetapkan')).toBeTruthy()
  expect(within(first as HTMLElement).getByRole('button', { name: 'Tetapkan: Puskesmas Taman Sari' })).toBeTruthy()
})

test('with nothing opened yet, one is told when it comes', async () => {
  mockApi({ ...answers, 'GET /api/v1/evaluations': page([]), 'GET /api/v1/unit-achievements': page([]) })
  await renderPage('/evaluasi')
  expect(await screen.findByText('Belum ada evaluasi yang dibuka.')).toBeTruthy()
  expect(screen.getByText(/Daftarnya muncul di sini/)).toBeTruthy()
})
