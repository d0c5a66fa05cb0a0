import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test } from 'vitest'

import { chooseLanguage } from '@/i18n/language'
import { axeViolations, renderPart } from '@/testing/render'

import { PredikatBadge, Quadrant, type QuadrantCells, RatingRadios, RATINGS } from './predikat'
import { predikatMessages, type Predikat, type Rating } from './predikat-messages'

// Rows results, columns behaviour, as R37 prints them; the server sends this table.
const CELLS: QuadrantCells = {
  'di_atas_ekspektasi/di_bawah_ekspektasi': 'kurang',
  'di_atas_ekspektasi/sesuai_ekspektasi': 'baik',
  'di_atas_ekspektasi/di_atas_ekspektasi': 'sangat_baik',
  'sesuai_ekspektasi/di_bawah_ekspektasi': 'kurang',
  'sesuai_ekspektasi/sesuai_ekspektasi': 'baik',
  'sesuai_ekspektasi/di_atas_ekspektasi': 'baik',
  'di_bawah_ekspektasi/di_bawah_ekspektasi': 'sangat_kurang',
  'di_bawah_ekspektasi/sesuai_ekspektasi': 'butuh_perbaikan',
  'di_bawah_ekspektasi/di_atas_ekspektasi': 'butuh_perbaikan',
}
const ALL = RATINGS.flatMap((results) => RATINGS.map((behaviour) => [results, behaviour] as const))

describe('the quadrant', () => {
  test.each(ALL)('marks only the cell of results %s and behaviour %s', (results, behaviour) => {
    renderPart(<Quadrant cells={CELLS} results={results} behaviour={behaviour} />)
    const current = screen.getAllByRole('cell').filter((cell) => cell.getAttribute('aria-current') === 'true')
    expect(current).toHaveLength(1)
    const row = RATINGS.length - RATINGS.indexOf(results)
    const column = RATINGS.indexOf(behaviour) + 1
    const rows = screen.getAllByRole<HTMLTableRowElement>('row')
    expect(rows[row]?.cells[column]).toBe(current[0])
    expect(current[0]).toHaveProperty('textContent', predikatMessages.id.predikat[CELLS[`${results}/${behaviour}`] as Predikat])
  })

  test('marks nothing before both are chosen', () => {
    renderPart(<Quadrant cells={CELLS} results="sesuai_ekspektasi" behaviour={null} />)
    expect(screen.getAllByRole('cell').some((cell) => cell.getAttribute('aria-current'))).toBe(false)
  })

  test('says what its rows and columns are', async () => {
    renderPart(<Quadrant cells={CELLS} results={null} behaviour={null} />)
    expect(screen.getByRole('columnheader', { name: /Perilaku kerja:\s*Di atas/ })).toBeTruthy()
    expect(screen.getByRole('rowheader', { name: /Hasil kerja:\s*Di bawah/ })).toBeTruthy()
    expect(await axeViolations()).toEqual([])
  })
})

describe('the badge', () => {
  test('names word, step and that it is provisional', () => {
    renderPart(<PredikatBadge value="baik" provisional />)
    expect(screen.getByRole('img', { name: 'Predikat Baik, tingkat 4 dari 5, sementara' })).toBeTruthy()
  })

  test('is a sentence where nothing is decided', () => {
    renderPart(<PredikatBadge value={null} />)
    expect(screen.getByText('Belum dinilai')).toBeTruthy()
  })

  test('speaks English to those who read English', () => {
    chooseLanguage('en')
    renderPart(<PredikatBadge value="sangat_kurang" />)
    expect(screen.getByRole('img', { name: 'Rating Very Poor, level 1 of 5' })).toBeTruthy()
  })
})

function Radios() {
  const [value, setValue] = useState<Rating | null>(null)
  return <RatingRadios name="hasil" legend="Hasil kerja" value={value} onChange={setValue} />
}

test('a rating is chosen by keyboard, and nothing is chosen beforehand', async () => {
  const { user } = renderPart(<Radios />)
  const radios = screen.getAllByRole<HTMLInputElement>('radio')
  expect(radios.some((radio) => radio.checked)).toBe(false)
  await user.tab()
  await user.keyboard('[ArrowRight]')
  expect(screen.getByRole('group', { name: /Hasil kerja/ })).toBeTruthy()
  expect(radios.filter((radio) => radio.checked)).toHaveLength(1)
  expect(await axeViolations()).toEqual([])
})
