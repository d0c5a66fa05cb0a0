import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'

import { axeViolations, renderPart } from '@/testing/render'

import { Bullet } from './bullet'
import { Chart } from './chart'
import { DotStrip } from './dot-strip'
import { LineChart } from './line-chart'
import { PredikatBars } from './predikat-bars'
import { PredikatStack } from './predikat-stack'
import { Scatter } from './scatter'
import { type Counts, markAt, partsOf } from './shares'

const counts: Counts = { sangat_baik: 2, baik: 14, butuh_perbaikan: 3, kurang: 1, sangat_kurang: 0 }
const nobody: Counts = { sangat_baik: 0, baik: 0, butuh_perbaikan: 0, kurang: 0, sangat_kurang: 0 }
const label = () => screen.getByRole('img').getAttribute('aria-label')
const method = { counted: 'Orang', rows: 'Evaluasi', when: 'Saat dibuka', limits: 'Mulai 5 orang' }

test('a chart has its sentence, its table one click away and how it is counted', async () => {
  const table = { columns: ['Unit', 'Orang'], rows: [['Bidang A', '20']] }
  renderPart(<Chart title="Sebagian besar Baik" table={table} method={method}><p>gambar</p></Chart>)
  expect(screen.getByRole('figure').getAttribute('aria-labelledby')).toBe(document.querySelector('figcaption')?.id)
  expect(document.querySelector('.chart-table')?.className).toContain('closed')
  await userEvent.click(screen.getByRole('button', { name: 'Tabel' }))
  expect(document.querySelector('.chart-table')?.className).not.toContain('closed')
  expect(screen.getByRole('rowheader').textContent).toBe('Bidang A')
  await userEvent.click(screen.getByRole('button', { name: 'Cara menghitung' }))
  expect(screen.getByText('Mulai 5 orang')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('a stack says every share and the guideline in words; what is too small is said and not drawn', async () => {
  renderPart(<PredikatStack rows={[{ key: 'a', name: 'Bidang A', counts, guides: [{ predikat: 'baik', kind: 'most', percent: 70 }] }, { key: 'b', name: 'Bidang B', counts: null }]} />)
  expect(label()).toBe('Bidang A: Sangat Baik 2 orang (10\u00a0%); Baik 14 orang (70\u00a0%); Butuh Perbaikan 3 orang (15\u00a0%); Kurang 1 orang (5\u00a0%); panduan paling banyak 70\u00a0% Baik')
  expect(screen.getByText('Tidak ditampilkan: kelompok terlalu kecil')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('the mark of a stack stands where that predikat ought to end', () => {
  expect(markAt(partsOf(counts), { predikat: 'baik', kind: 'most', percent: 70 })).toBe(80)
  expect(partsOf(counts).map((part) => part.from)).toEqual([0, 10, 80, 95, 100])
  expect(partsOf(nobody)).toEqual([])
})

test('bars of one group carry the mark on their own predikat', async () => {
  renderPart(<PredikatBars counts={counts} guides={[{ predikat: 'baik', kind: 'most', percent: 70 }]} />)
  expect(document.querySelectorAll('.guide')).toHaveLength(1)
  expect(document.querySelector('.f-baik .guide')?.getAttribute('x1')).toBe('70%')
  expect(await axeViolations()).toEqual([])
})

test('a line breaks where nothing can be said, in the drawing and in words', async () => {
  renderPart(<LineChart name="Sesuai jalur" periods={['TW I', 'TW II', 'TW III']} series={[{ key: 'a', name: 'Dinas', kind: 'main', values: [50, null, 80] }, { key: 'b', name: 'Kota', kind: 'beside', values: [60, 62, 64] }]} />)
  expect(label()).toBe('Sesuai jalur. Dinas: TW I 50\u00a0%, TW II tidak ada angka, TW III 80\u00a0%; Kota: TW I 60\u00a0%, TW II 62\u00a0%, TW III 64\u00a0%')
  expect(document.querySelectorAll('.line-chart .main line')).toHaveLength(0)
  expect(document.querySelectorAll('.line-chart .beside line')).toHaveLength(2)
  expect(await axeViolations()).toEqual([])
})

test('dots in one place lie on top of each other, and who stands out is said', async () => {
  const dot = (key: string, value: number, standsOut = false) => ({ key, name: `Bidang ${key}`, value, standsOut })
  renderPart(<DotStrip name="Sesuai jalur" dots={[dot('A', 80), dot('B', 80.2), dot('C', 20, true)]} median={80} low={60} high={100} />)
  expect(label()).toContain('nilai tengah 80\u00a0%. Bidang A 80\u00a0%; Bidang B 80,2\u00a0%; Bidang C 20\u00a0%, menonjol')
  expect(new Set([...document.querySelectorAll('circle')].map((one) => one.getAttribute('cy'))).size).toBe(2)
  expect(document.querySelectorAll('.stands-out')).toHaveLength(1)
  expect(await axeViolations()).toEqual([])
})

test('a scatter numbers its findings', async () => {
  renderPart(<Scatter name="Hasil unit dan pegawainya" columns={['Kurang', 'Baik']} spots={[{ key: 'a', name: 'Bidang A', column: 0, value: 95, mark: 1 }, { key: 'b', name: 'Bidang B', column: 1, value: 60 }]} />)
  expect(label()).toBe('Hasil unit dan pegawainya. Bidang A: Kurang, 95\u00a0%; Bidang B: Baik, 60\u00a0%')
  expect(document.querySelector('.stands-out text')?.textContent).toBe('1')
  expect(await axeViolations()).toEqual([])
})

test('a bullet names its mark and never leaves its track', () => {
  renderPart(<Bullet name="Dinas Kesehatan" value={130} expected={75} />)
  expect(label()).toBe('Dinas Kesehatan: 130\u00a0%, seharusnya 75\u00a0%')
  expect(document.querySelector('i')?.style.width).toBe('100%')
})
