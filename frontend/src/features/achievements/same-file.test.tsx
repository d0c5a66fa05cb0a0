import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { Problem } from '@/api/problem'
import { renderPart } from '@/testing/render'

import type { Sending } from './evidence-queue'
import { SendingRow } from './sending-row'

const refused = new Problem({ type: '/problems/invalid', title: 'invalid', status: 422, errors: [{ pointer: '/file_id', code: 'same_file', detail: '' }] })
const draft = { period_id: 20260709, kind: 'file' as const, title: 'Daftar hadir', indicator_ids: ['i1'] }
const sending = { id: 1, planId: 'p1', draft, file: null, ready: null, state: 'failed', progress: 0, error: refused } as unknown as Sending

test('the very file that was returned is refused in words that say what to do', () => {
  renderPart(<SendingRow sending={sending} />)
  expect(screen.getByRole('alert').textContent).toContain('berkas yang sama dengan yang dikembalikan')
  expect(screen.getByRole('button', { name: 'Batalkan kiriman' })).toBeTruthy()
})
