import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { Problem } from '@/api/problem'
import { axeViolations, renderPart } from '@/testing/render'

import { ProblemNotice } from './problem-notice'
import { PageBoundary } from './states'

const refusal = (type: string, status: number) => new Problem({ type, title: type, status, request_id: 'req-0123456789abcdef' })

test('a refusal is told in the words of the office, not of the machine', () => {
  renderPart(<ProblemNotice error={refusal('/problems/plan-not-editable', 409)} />)
  expect(screen.getByRole('alert').textContent).toBe('SKP tidak dapat diubah pada tahap ini.')
})

test('what is wrong with fields is told in words, each once; what has no words is not shown in English', () => {
  const fault = (code: string) => ({ pointer: `/${code}`, code, detail: 'Input should be a valid decimal' })
  const error = new Problem({ type: '/problems/invalid', title: 'x', status: 422, errors: [fault('decimal_parsing'), fault('decimal_parsing'), fault('odd_one')] })
  renderPart(<ProblemNotice error={error} />)
  expect(screen.getAllByRole('listitem').map((one) => one.textContent)).toEqual(['Tulis angka, contoh 168 atau 64,8.'])
  expect(screen.getByRole('alert').textContent).toContain('Ada isian yang belum tepat.')
})

test('a disturbance of ours can be tried again and has a code to name', async () => {
  const again = vi.fn()
  const { user } = renderPart(<ProblemNotice error={refusal('/problems/unexpected', 500)} onRetry={again} />)
  expect(screen.getByRole('alert').textContent).toContain('bukan kesalahan Anda')
  expect(screen.getByText('Kode: 89abcdef')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Coba lagi' }))
  expect(again).toHaveBeenCalledOnce()
  expect(await axeViolations()).toEqual([])
})

test('what is not for somebody looks like what is not there', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const Page = () => {
    throw refusal('/problems/not-found', 404)
  }
  renderPart(<PageBoundary><Page /></PageBoundary>)
  expect(screen.getByRole('heading', { name: 'Halaman ini tidak ditemukan atau bukan untuk Anda.' })).toBeTruthy()
})
