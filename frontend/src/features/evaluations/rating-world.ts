/** Judging in tests: what is typed, and what another tab saved meanwhile. */
import { screen, within } from '@testing-library/react'

import type { renderPage } from '@/testing/render'

import { evaluation } from './factories'

export const RATINGS = '/api/v1/evaluations/e1/ratings'
export const SIGNATURE = '/api/v1/evaluations/e1/signature'
export const REASON = 'Cakupan posbindu naik di tiga banjar, buktinya daftar hadir.'
export type User = Awaited<ReturnType<typeof renderPage>>['user']

export async function judge(user: User) {
  const [results, behaviour] = await screen.findAllByRole('group')
  await user.click(within(results as HTMLElement).getByRole('radio', { name: 'Di atas' }))
  await user.type(screen.getByLabelText('Alasan'), REASON)
  await user.click(within(behaviour as HTMLElement).getByRole('radio', { name: 'Sesuai' }))
}
export const typed = () => screen.getAllByLabelText<HTMLTextAreaElement>('Alasan').map((one) => one.value)

/** What another tab saved meanwhile. */
export const elsewhere = {
  ...evaluation, version: 4, state: 'rated' as const, predikat: 'baik' as const,
  ratings: { results_rating: 'sesuai_ekspektasi' as const, results_reason: 'Sesuai rencana.', behaviour_rating: 'sesuai_ekspektasi' as const, behaviour_reason: null, recommendation: null },
}

export const mine = { results_rating: 'di_atas_ekspektasi' as const, results_reason: REASON, behaviour_rating: 'sesuai_ekspektasi' as const, behaviour_reason: null, recommendation: null }
