import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { axeViolations, renderPage } from '@/testing/render'

import { answers, paged, permits } from './factories'

const TITLE = 'Layanan dan sasaran yang dilayaninya'
const open = (more: Record<string, unknown>) => {
  mockApi({ ...answers, ...more })
  return renderPage('/pimpinan')
}

test('a service stands with its standard, the goal that it serves and its target, and leads to its page', async () => {
  await open({ 'GET /api/v1/cockpit/services': paged([permits]) })
  const card = within(await screen.findByRole('region', { name: TITLE }))
  expect(card.getByText('Bidang Pelayanan Perizinan, standar 5 hari kerja')).toBeTruthy()
  expect(card.getByText('Mendukung: Meningkatnya kualitas pelayanan perizinan')).toBeTruthy()
  expect(card.getByText('91,94 % dari target 95 %')).toBeTruthy()
  expect(card.getByText('4 hari')).toBeTruthy()
  expect(card.getByText('5 dari 62 lewat standar')).toBeTruthy()
  expect(card.getByText('12 izin berjalan')).toBeTruthy()
  expect(card.getByText('2 lewat batas')).toBeTruthy()
  expect(card.getByRole('link', { name: permits.service.name }).getAttribute('href')).toBe('/layanan/s-izin')
  await screen.findByText('Putu Eka Wahyuni')
  expect(await axeViolations()).toEqual([])
})

test('where nothing is done yet nothing is worked out; where there is no service nothing is said of it', async () => {
  const nothing = { ...permits, goals: [], figures: { median_days: null, p90_days: null, on_time_share: null, done: 0, late: 0 }, running: 0, overdue: 0 }
  const { unmount } = await open({ 'GET /api/v1/cockpit/services': paged([nothing]) })
  expect(await screen.findByText('belum ada yang selesai')).toBeTruthy()
  unmount()
  await open({})
  await screen.findByText('Putu Eka Wahyuni')
  expect(screen.queryByRole('region', { name: TITLE })).toBeNull()
})
