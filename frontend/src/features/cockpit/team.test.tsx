import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { axeViolations, renderPage } from '@/testing/render'

import { answers, cockpit, decision, head } from './factories'

const team = { id: 'p-made', name: 'Tim Ni Made Ayu', kind: null }
const ofTeam = { 'GET /api/v1/me': { ...head, id: 'p-made', leads: false }, 'GET /api/v1/cockpit': { ...cockpit, unit: team, tops: [team], decisions: [decision('reports_missing', { unit: team, tally: 'unreported' })] } }

test('a team is looked at by who assesses it, without units below and leaders', async () => {
  const { last } = mockApi({ ...answers, ...ofTeam })
  await renderPage('/pimpinan')
  expect(await screen.findByText(/^Tim Ni Made Ayu, Triwulan III 2026/)).toBeTruthy()
  expect(await screen.findByRole('heading', { level: 1, name: /Satu hal perlu keputusan Anda\.$/ })).toBeTruthy()
  expect((await screen.findByRole('link', { name: /^Ingatkan/ })).getAttribute('href')).toBe('/pimpinan/belum?unit=p-made&periode=20260709&daftar=unreported')
  expect(await screen.findByRole('region', { name: '7 pegawai' })).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Unit kerja (CSV)' })).toBeNull()
  expect(last('GET', '/api/v1/cockpit/units')).toBeUndefined()
  expect(last('GET', '/api/v1/leadership')).toBeUndefined()
  expect(await axeViolations()).toEqual([])
})
