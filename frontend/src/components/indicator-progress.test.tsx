import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { axeViolations, renderPart } from '@/testing/render'

import { IndicatorProgress } from './indicator-progress'

test('the bar says in words how far it is and how far it should be', async () => {
  renderPart(<IndicatorProgress name="Penderita hipertensi dilayani" track="slightly_behind" progressBp={6900} expectedBp={7500} value="64,8" target="70 %" />)
  expect(screen.getByRole('img', { name: 'Penderita hipertensi dilayani: capaian 69 %, seharusnya 75 % saat ini, sedikit tertinggal' })).toBeTruthy()
  expect(screen.getByText('Sedikit tertinggal')).toBeTruthy()
  expect(screen.getByText('64,8 dari 70 %')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('more than everything fills the bar and no more', () => {
  const { container } = renderPart(<IndicatorProgress name="Kader" track="ahead" progressBp={13_000} expectedBp={10_000} value="39" target="30" />)
  expect(container.querySelector<HTMLElement>('.bar > i')?.style.width).toBe('100%')
})

test('what was not reported is not zero', () => {
  renderPart(<IndicatorProgress name="Kunjungan" track="not_reported" progressBp={null} expectedBp={7500} value={null} target="240" />)
  expect(screen.getByText('Belum dilaporkan')).toBeTruthy()
  expect(screen.getByText('Belum diisi')).toBeTruthy()
})
