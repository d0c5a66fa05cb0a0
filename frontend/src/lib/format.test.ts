import { expect, test } from 'vitest'

import { dateLong, dateNear, dateShort, daysUntil, initials, momentShort, nip, number, postIn } from './format'

test('dates and times are Indonesian and of Bali', () => {
  expect(dateLong('2026-10-09', 'id')).toBe('Jumat, 9 Oktober 2026')
  expect(dateNear('2026-10-09', 'id')).toBe('Jumat, 9 Okt')
  expect(dateShort('2026-10-09', 'id')).toBe('9 Okt 2026')
  expect(dateShort('2026-10-08T16:30:00Z', 'id')).toBe('9 Okt 2026')
  expect(momentShort('2026-10-08T16:30:00Z', 'id')).toBe('9 Okt 2026, 00.30 WITA')
  expect(daysUntil('2026-10-05', '2026-10-08')).toBe(-3)
})

test('numbers keep their unit on the same line', () => {
  expect(number('1250', 'id')).toBe('1.250')
  expect(number('64.8', 'id', 'persen')).toBe('64,8\u00a0%')
  expect(number('168', 'id', 'keluarga')).toBe('168\u00a0keluarga')
})

test('a NIP is shown in its groups', () => {
  expect(nip('199003122015132004')).toBe('19900312\u00a0201513\u00a02\u00a0004')
  expect(nip(null)).toBe('—')
})

test('initials skip the birth-order names that half the office shares', () => {
  expect(initials('Ni Kadek Ayu Lestari')).toBe('AL')
  expect(initials('I Komang Adi Saputra')).toBe('AS')
  expect(initials('I Made Wirawan')).toBe('WI')
})

test('a post that names its unit is not followed by it', () => {
  expect(postIn('Perawat Terampil', 'Puskesmas I Denpasar Barat')).toBe('Perawat Terampil, Puskesmas I Denpasar Barat')
  expect(postIn('Kepala Dinas Kesehatan', 'Dinas Kesehatan')).toBe('Kepala Dinas Kesehatan')
  expect(postIn('Camat Denpasar Timur', 'Kecamatan Denpasar Timur')).toBe('Camat Denpasar Timur')
  expect(postIn(null, 'Dinas Kesehatan')).toBe('Dinas Kesehatan')
})
