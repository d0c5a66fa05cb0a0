import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import type { Plan } from '@/lib/plans'
import { renderPart } from '@/testing/render'

import { GoalRow } from './goal-row'
import type { Goal } from './plan-queries'

const goal = { id: 'g1', kind: 'utama', text: 'Cakupan layanan meningkat', parent_text: null, agreement_indicator_id: 'l1', assigned_by: null, indicators: [], version: 1 } as unknown as Goal
const plan = { id: 'p1', goals: [goal], served_lines: [{ id: 'l1', text: 'Ibu hamil terlayani', unit_id: 'u2', unit_name: 'Puskesmas Taman Sari', year: 2026 }] } as unknown as Plan

test('a goal names the line of the agreement that it serves, and leads there', async () => {
  const { container } = renderPart(<ul><GoalRow plan={plan} goal={goal} edits={false} /></ul>)
  const link = screen.getByRole('link', { name: 'Ibu hamil terlayani' })
  expect(link.getAttribute('href')).toContain('/perjanjian-kinerja?unit=u2')
  expect(container.textContent).toContain('perjanjian kinerja Puskesmas Taman Sari 2026')
})
