import { expect, test } from 'vitest'

import { ruleMessages } from './rule-messages'
import { ruleName, ruleValue } from './say-rule'

const id = ruleMessages.id
const said = (key: string, value: unknown) => ruleValue(key, value, id, 'id')

test('a rule and its value read as a sentence would say them', () => {
  expect(ruleName('distribution/butuh_perbaikan', id)).toBe('Pola distribusi predikat: Butuh perbaikan')
  expect(ruleName('populations/petugas_layanan', id)).toBe('Kelompok pegawai dengan tahun sendiri')
  expect(said('period_kind', 'bulanan')).toBe('setiap bulan')
  expect(said('objection_within_days', 14)).toBe('14 hari kerja')
  expect(said('report_due_days', 9)).toBe('9 hari')
  expect(said('planning_due', { month: 1, day: 31 })).toBe('31 Januari')
  expect(said('distribution/kurang', { most: { sangat_baik: 10 }, least: { butuh_perbaikan: 10, kurang: 60 } })).toBe('paling banyak 10 % Sangat baik; paling sedikit 10 % Butuh perbaikan, 60 % Kurang')
  expect(said('distribution/x', { most: {}, least: {} })).toBe('tanpa patokan')
  expect(said('quiet_hours', { from: 18, until: 7 })).toBe('mulai jam 18, sampai jam 7')
  expect(said('populations/petugas_layanan', { name: 'Petugas layanan', titles: ['Pranata Perizinan'] })).toBe('Petugas layanan (Pranata Perizinan)')
  expect(said('period_kind', null)).toBe('belum ada')
})
