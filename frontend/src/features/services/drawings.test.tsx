import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { chooseLanguage } from '@/i18n/language'
import { axeViolations, renderPart } from '@/testing/render'

import { binsOf } from './bins'
import { CaseClock, type Clock } from './case-clock'
import { DayColumns } from './day-columns'
import { DayRows } from './day-rows'
import { MonthDots } from './month-dots'
import { StepBars } from './step-bars'

const clock = (more: Partial<Clock>): Clock => ({ standard: 5, used: 0, suspended: 0, suspendedSince: null, isDone: false, ...more })
const boxes = () => [...document.querySelectorAll('.clock i')].map((one) => one.className.split(' ')[0])
const bins = binsOf([3, 9, 17, 16, 12, 3, 1, 0, 1].map((cases, at) => ({ days: at + 1, cases })), 5)

describe('the clock of a case', () => {
  test.each([
    ['hari ke-4 dari 5', clock({ used: 4 }), ['used', 'used', 'used', 'used', '']],
    ['hari ke-5 dari 5', clock({ used: 5 }), ['used', 'used', 'used', 'used', 'last']],
    ['hari ke-7, lewat 2 hari dari standar 5', clock({ used: 7 }), ['used', 'used', 'used', 'used', 'used', 'late', 'late']],
    ['3 hari terpakai, 18 hari dijeda sejak 5 Okt', clock({ used: 3, suspended: 18, suspendedSince: '2026-10-05' }), ['used', 'used', 'used', '', '', 'held', 'held', 'held', 'held']],
    ['5 hari kerja, dijeda 2 hari kerja', clock({ used: 5, suspended: 2, isDone: true }), ['used', 'used', 'used', 'used', 'used', 'held', 'held']],
    ['berkas lengkap hari ini', clock({}), ['', '', '', '', '']],
  ])('says: %s', (words, one, drawn) => {
    renderPart(<CaseClock clock={one} />)
    expect(screen.getByText(words)).toBeTruthy()
    expect(boxes()).toEqual(drawn)
  })

  test('of a long standard is a bar', () => {
    renderPart(<CaseClock clock={clock({ standard: 30, used: 12 })} />)
    expect(boxes().length).toBe(1)
    expect((document.querySelector('.clock .bar > i') as HTMLElement).style.width).toBe('40%')
  })
})

test('columns stand over their own table, and the standard between two of them', async () => {
  renderPart(<DayColumns bins={bins} standard={5} noun="izin" />)
  const row = (name: string) => within(screen.getByRole('rowheader', { name }).closest('tr') as HTMLElement)
  expect(row('Izin selesai').getAllByRole('cell').map((one) => one.textContent)).toEqual(['3', '9', '17', '16', '12', '3', '1', '0', '1'])
  expect(row('Sampai hari itu').getAllByRole('cell').map((one) => one.textContent)).toEqual(['5', '19', '47', '73', '92', '97', '98', '98', '100'].map((one) => `${one}\u00a0%`))
  expect(row('Hari kerja').getByRole('columnheader', { name: '6' }).className).toBe('edge')
  expect(screen.getByText('Standar 5 hari kerja: 5 lewat')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('rows say which days are over the standard', async () => {
  chooseLanguage('en')
  renderPart(<DayRows bins={bins} standard={5} noun="izin" />)
  const rows = screen.getAllByRole('row').map((one) => one.textContent)
  expect(rows[0]).toBe('1 day3 cases')
  expect(rows[5]).toBe('Standard: 5 working days')
  expect(rows[7]).toBe('7 days, over the standard1 case')
  expect(await axeViolations()).toEqual([])
})

test('a step says its holder, how it moved and what it held up', async () => {
  const step = { key: 'a', name: 'Rekomendasi teknis', holder: 'Dinas Kesehatan', average: 2, before: 1.6, held: 17 }
  renderPart(<StepBars late={25} noun="izin" steps={[step, { ...step, key: 'b', name: 'Penerbitan', average: 0.8, before: null, held: 2 }]} />)
  const [first, second] = screen.getAllByRole('listitem')
  expect(first?.textContent).toContain('Dinas Kesehatan')
  expect(first?.textContent).toContain('Naik dari 1,6 hari. 17 dari 25 izin yang lewat tertahan di sini.')
  expect(within(first as HTMLElement).getByRole('img').getAttribute('aria-label')).toBe('Rekomendasi teknis: rata-rata 2 hari, sebelumnya 1,6 hari')
  expect(second?.querySelector('.dashed')).toBeNull()
  expect(await axeViolations()).toEqual([])
})

test('months are dots with the target as a line, and the newest is named', async () => {
  const months = [{ month: '2026-07', value: 95.24, cases: 21 }, { month: '2026-08', value: null, cases: null }, { month: '2026-09', value: 85.7, cases: 21 }]
  renderPart(<MonthDots name="Tepat waktu" months={months} target={95} unit="persen" isBehind />)
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('Tepat waktu. Target 95\u00a0%. Juli 95,2\u00a0%; Agustus belum ada; September 85,7\u00a0%')
  expect(document.querySelectorAll('circle')).toHaveLength(2)
  expect(document.querySelector('.behind')?.textContent).toBe('Sep85,7\u00a0%')
  expect(await axeViolations()).toEqual([])
})
