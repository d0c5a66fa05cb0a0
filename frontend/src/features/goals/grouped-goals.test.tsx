import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import type { Plan } from '@/lib/plans'
import { mockApi } from '@/testing/api'
import { renderPart } from '@/testing/render'

import { GoalsCard } from './goals-card'

const goal = { id: 'g1', version: 1, kind: 'utama', text: 'Suasana kelas teratur', parent_id: null, outside_parent_id: null, agreement_indicator_id: null, parent_text: null, assigned_by: null, result_group: 'praktik_kinerja', practice_code: 'teratur', indicators: [] }
const plan = {
  id: 'p1', version: 2, goals: [goal], served_lines: [], asks_practice: true, population: 'guru',
  result_groups: ['tugas_pokok', 'praktik_kinerja', 'pengembangan_kompetensi'],
} as unknown as Plan
const practices = { name: 'teaching_practices', rule_id: 'R106', rows: [{ key: 'teratur', cells: { name: { id: 'Keteraturan suasana kelas', en: 'An orderly classroom' } } }, { key: 'umpan', cells: { name: { id: 'Umpan balik konstruktif', en: 'Feedback' } } }] }
const answers = {
  'GET /api/v1/rules/tables/teaching_practices': practices,
  'GET /api/v1/plans/p1/parents': { assessor_name: 'I Ketut Sudarma', goals: [], agreement_indicators: [] },
  'POST /api/v1/plans/p1/goals': plan,
}

test('a teacher’s results stand in three groups, and the practice is named', async () => {
  mockApi(answers)
  renderPart(<GoalsCard plan={plan} edits={false} />)
  const practice = within(screen.getByRole('region', { name: 'Praktik kinerja' }))
  expect(practice.getByRole('heading', { name: 'Suasana kelas teratur' })).toBeTruthy()
  expect(await practice.findByText('Praktik: Keteraturan suasana kelas')).toBeTruthy()
  expect(within(screen.getByRole('region', { name: 'Pengembangan kompetensi' })).getByText('Belum ada hasil kerja di kelompok ini.')).toBeTruthy()
  expect(screen.getByText(/Bukti boleh dilampirkan, tidak wajib/)).toBeTruthy()
})

test('a new result is of the group that it was begun in, with the practice that was chosen', async () => {
  const { last } = mockApi(answers)
  const { user } = renderPart(<GoalsCard plan={plan} edits />)
  await user.click(screen.getByRole('button', { name: 'Tambah hasil kerja: praktik kinerja' }))
  await user.type(await screen.findByRole('textbox', { name: /^Hasil kerja/ }), 'Umpan balik setiap hari')
  await user.selectOptions(await screen.findByLabelText(/Praktik yang diamati di kelas/), 'umpan')
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  await waitFor(() => expect(last('POST', '/api/v1/plans/p1/goals')?.body).toMatchObject({ kind: 'utama', result_group: 'praktik_kinerja', practice_code: 'umpan', text: 'Umpan balik setiap hari' }))
})
