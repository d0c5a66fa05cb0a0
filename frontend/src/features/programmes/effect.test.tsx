/** What a programme brought is said with its uncertainty, or not at all. */
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { competences, effect, programme } from './factories'
import type { Effect, Programme } from './programme-queries'

const AT = '/api/v1/training-programmes/p1'

function open(found: Effect, more: Partial<Pick<Programme, 'answers'>> = {}) {
  mockApi({
    'GET /api/v1/me': hr, 'GET /api/health/live': healthy, [`GET ${AT}`]: programme({ state: 'done', ...more }), [`GET ${AT}/seats`]: { items: [] }, 'GET /api/v1/competences': competences, [`GET ${AT}/effect`]: found,
  })
  return renderPage('/opd/pelatihan/usulan/p1')
}

test('an effect is told with its range, its groups and its method', async () => {
  const answers = { people: 18, often: 12, sometimes: 4, not_yet: 2, worth: '4.2' }
  await open(effect(), { answers })
  expect(await screen.findByText('Peserta membaik 6 poin lebih daripada orang serupa yang tidak ikut (kisaran 1 sampai 11).')).toBeTruthy()
  expect(screen.getByRole('img', { name: 'Beda 6 poin; dengan keyakinan 95 persen antara 1 dan 11.' })).toBeTruthy()
  expect(screen.getByText(/^20 dari 24 peserta dibandingkan satu lawan satu/)).toBeTruthy()
  expect(screen.getByText(/^Rp2.000.000 per orang yang hadir/)).toBeTruthy()
  expect(screen.getByText(/tidak dipilih dengan undian/)).toBeTruthy()
  expect(screen.getByText('Sepadan dengan waktunya: rata-rata 4,2 dari 5.')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('of too few nothing is concluded, and nothing drawn', async () => {
  const few = effect({ verdict: 'too_few', pairs: 9, participants: 11, attended: 14, before: null, after: null, similar_before: null, similar_after: null, difference: null, low: null, high: null })
  await open(few)
  expect(await screen.findByText('Baru 9 peserta, terlalu sedikit untuk disimpulkan.')).toBeTruthy()
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.getByText(/^Belum ada jawaban yang dapat ditampilkan/)).toBeTruthy()
})

test('no difference is not called useless', async () => {
  await open(effect({ verdict: 'no_difference', difference: 120, low: -300, high: 540 }))
  expect(await screen.findByText(/Tidak tampak beda .* 1,2 poin \(kisaran -3 sampai 5,4\)\. Itu bukan bukti/)).toBeTruthy()
})

test('worse is said as it is', async () => {
  await open(effect({ verdict: 'worse', difference: -450, low: -800, high: -100 }))
  expect(await screen.findByText('Peserta justru turun 4,5 poin dibanding orang serupa yang tidak ikut (kisaran 1 sampai 8).')).toBeTruthy()
})

test('before the next period has figures, nothing is said yet', async () => {
  await open(effect({ verdict: 'too_few', pairs: 0, period_after: null, difference: null }))
  expect(await screen.findByText(/^Angka sesudah pelatihan belum ada/)).toBeTruthy()
})
