import { expect, test } from 'vitest'

import type { AgreementLine } from './agreement-queries'
import { nextCode, objectivesOf, rupiahIn, targetOf, totalOf } from './lines'

const line = (code: string, objective: string, more: Partial<AgreementLine> = {}): AgreementLine => ({
  id: code, code, objective, text: `Indikator ${code}`, unit_of_measure: null, direction: 'higher', target: null, target_text: null, version: 1, ...more,
})
const some = [line('1.01', 'Mutu layanan'), line('1.02', 'Mutu layanan'), line('2.01', 'Operasional')]

test('lines stand under their objective, in the order of the form', () => {
  const told = objectivesOf([...some, line('2.02', 'Mutu layanan')]).map((one) => [one.text, one.lines.length])
  expect(told).toEqual([['Mutu layanan', 3], ['Operasional', 1]])
})

test('the next number follows the last one and is free', () => {
  expect(nextCode([], null)).toBe('1.01')
  expect(nextCode(some, 'Mutu layanan')).toBe('1.03')
  expect(nextCode(some, null)).toBe('3.01')
  expect(nextCode([line('IKU-1', 'A'), line('IKU-2', 'B')], 'A')).toBe('IKU-3')
  expect(nextCode([line('pokok', 'A')], null)).toBe('pokok.1')
})

test('a target reads as figure with unit, or as it was worded', () => {
  expect(targetOf(line('1', 'A', { target: '18', unit_of_measure: '%' }), 'id')).toBe('18\u00a0%')
  expect(targetOf(line('1', 'A', { target_text: 'WTP', unit_of_measure: 'predikat' }), 'id')).toBe('WTP (predikat)')
  expect(targetOf(line('1', 'A'), 'id')).toBeNull()
})

test('budgets are understood as the annex prints them, and summed', () => {
  expect(['Rp.51.727.239.612', 'Rp. 769.800.000', 'rp 923035400', 'banyak'].map(rupiahIn)).toEqual(['51727239612', '769800000', '923035400', null])
  expect(totalOf([{ id: 'a', name: 'x', budget: '100.5', version: 1 }, { id: 'b', name: 'y', budget: null, version: 1 }])).toBe(100.5)
})
