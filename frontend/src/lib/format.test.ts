import { expect, test } from 'vitest'

import { dateFull, dateLong, dateNear, dateShort, daysUntil, initials, momentShort, nip, number, postIn, time } from './format'

test('dates and times are Indonesian and of Bali', () => {
  expect(dateLong('2026-10-09', 'id')).toBe('Jumat, 9 Oktober 2026')
  expect(dateNear('2026-10-09', 'id')).toBe('Jumat, 9 Okt')
  expect(dateShort('2026-10-09', 'id')).toBe('9 Okt 2026')
  expect(dateShort('2026-10-08T16:30:00Z', 'id')).toBe('9 Okt 2026')
  expect(momentShort('2026-10-08T16:30:00Z', 'id')).toBe('9 Okt 2026, 00.30 WITA')
  expect(daysUntil('2026-10-05', '2026-10-08')).toBe(-3)
})

const LOCALE = { id: 'id-ID', en: 'en-GB' } as const

test.each(['id', 'en'] as const)('days, times and numbers are written as the browser would write them: %s', (language) => {
  const moments = Array.from({ length: 400 }, (_, day) => new Date(Date.UTC(2026, 0, day, 15, 59, day % 60)).toISOString())
  const written = (options: Intl.DateTimeFormatOptions, iso: string) =>
    new Intl.DateTimeFormat(LOCALE[language], { timeZone: iso.includes('T') ? 'Asia/Makassar' : 'UTC', ...options }).format(new Date(iso))
  for (const iso of moments) {
    const day = iso.slice(0, 10)
    expect(dateLong(day, language)).toBe(written({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, day))
    expect(dateNear(iso, language)).toBe(written({ weekday: 'long', day: 'numeric', month: 'short' }, day))
    expect(dateShort(iso, language)).toBe(written({ day: 'numeric', month: 'short', year: 'numeric' }, iso))
    expect(dateFull(iso, language)).toBe(written({ day: 'numeric', month: 'long', year: 'numeric' }, iso))
    expect(time(iso, true)).toBe(new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Asia/Makassar' }).format(new Date(iso)).replaceAll(':', '.'))
  }
  const shown = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 4 })
  for (const value of [0, 7, 64.8, 999, 1000, 12_345.678, -1_234_567.123_46, 0.000_04, 1_234_567_890_123.45]) expect(number(value, language)).toBe(shown.format(value))
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
