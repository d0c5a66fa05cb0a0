import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { Problem } from '@/api/problem'
import { findings, renderPart } from '@/testing/render'

import { PageBoundary, ProblemNotice } from './states'

const refusal = (type: string, status: number) => new Problem({ type, title: type, status, request_id: 'req-0123456789abcdef' })

test('a refusal is told in the words of the office, not of the machine', () => {
  renderPart(<ProblemNotice error={refusal('/problems/plan-not-editable', 409)} />)
  expect(screen.getByRole('alert').textContent).toBe('SKP tidak dapat diubah pada tahap ini.')
})

test('a disturbance of ours can be tried again and has a code to name', async () => {
  const again = vi.fn()
  const { user } = renderPart(<ProblemNotice error={refusal('/problems/unexpected', 500)} onRetry={again} />)
  expect(screen.getByRole('alert').textContent).toContain('bukan kesalahan Anda')
  expect(screen.getByText('Kode: 89abcdef')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Coba lagi' }))
  expect(again).toHaveBeenCalledOnce()
  expect(await findings()).toEqual([])
})

test('what is not for somebody looks like what is not there', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const Page = () => {
    throw refusal('/problems/not-found', 404)
  }
  renderPart(<PageBoundary><Page /></PageBoundary>)
  expect(screen.getByRole('heading', { name: 'Halaman ini tidak ditemukan atau bukan untuk Anda.' })).toBeTruthy()
})
