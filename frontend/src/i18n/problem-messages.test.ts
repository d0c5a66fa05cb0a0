import { expect, test, vi } from 'vitest'

import { Problem } from '@/api/problem'

import { chooseLanguage } from './language'
import { problemText } from './problem-messages'

const lost = new Problem({ type: '/problems/offline', title: 'x', status: 0 })

test('English refusals come once English is chosen', async () => {
  expect(problemText(lost, 'id')).toContain('Jaringan putus')
  chooseLanguage('en')
  await vi.waitFor(() => expect(problemText(lost, 'en')).toContain('You are offline'))
})
