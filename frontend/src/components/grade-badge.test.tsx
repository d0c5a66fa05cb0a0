import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { renderPart } from '@/testing/render'

import { GradeBadge } from './grade-badge'
import { type Grade, predikatMessages } from './predikat-messages'

test('each grade of an organization has the colour of its step, and its own word', () => {
  const grades = Object.keys(predikatMessages.id.grade) as Grade[]
  renderPart(<>{grades.map((grade) => <GradeBadge key={grade} value={grade} />)}</>)
  const shown = screen.getAllByRole('img').map((one) => [one.getAttribute('aria-label'), one.className])
  expect(shown).toEqual([
    ['Capaian organisasi Istimewa', 'predikat p-sangat_baik'],
    ['Capaian organisasi Baik', 'predikat p-baik'],
    ['Capaian organisasi Butuh Perbaikan', 'predikat p-butuh_perbaikan'],
    ['Capaian organisasi Kurang', 'predikat p-kurang'],
    ['Capaian organisasi Sangat Kurang', 'predikat p-sangat_kurang'],
  ])
  expect(screen.getByText('Capaian: Istimewa')).toBeTruthy()
})
