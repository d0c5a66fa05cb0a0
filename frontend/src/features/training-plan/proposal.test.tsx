import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { competences, heat, place, plan } from './factories'
import { hoursOf, nextSession } from './proposal-words'

const period = { cycle_id: 20261, year: 2026, period: { id: 20260709 } }
const reach = { needs: 18, people: 18, reached: 12, answered: 12, units: 2, units_needing: 3 }
const kept = { id: 'k9', version: 1 }

function open(answers: Record<string, unknown> = {}) {
  return mockApi({
    'GET /api/health/live': healthy, 'GET /api/v1/me': hr, 'GET /api/v1/periods/current': period, 'GET /api/v1/tasks': { items: [] }, 'GET /api/v1/insights/place': place, 'GET /api/v1/units': { items: [], total: 0, page: 1, size: 200 },
    'GET /api/v1/development/needs': heat(), 'GET /api/v1/training-plan': plan({ ceiling: '120000000' }), 'GET /api/v1/training-plan/reach': reach, 'GET /api/v1/competences': competences,
    'POST /api/v1/training-programmes': { ...kept }, 'POST /api/v1/training-programmes/k9/proposal': { ...kept, version: 2 }, ...answers,
  })
}

test('the chosen competence is set, and what would be answered and reached is said at once', async () => {
  open()
  await renderPage('/opd/pelatihan/usulan/baru?kompetensi=asesmen')
  expect(((await screen.findByRole('checkbox', { name: 'Asesmen (18 orang)' })) as HTMLInputElement).checked).toBe(true)
  expect(await screen.findByText('Menjawab 12 dari 18 kebutuhan.')).toBeTruthy()
  expect(screen.getByText('Menjangkau 12 dari 18 orang yang membutuhkan. Dari 2 dari 3 unit.')).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('what is missing is said beside its field; then it is kept and handed to the head, once each', async () => {
  const api = open()
  const { user, history } = await renderPage('/opd/pelatihan/usulan/baru?kompetensi=asesmen')
  const send = await screen.findByRole('button', { name: 'Simpan dan ajukan ke kepala' })
  await user.click(send)
  expect(screen.getByLabelText('Judul').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('Tulis rupiah bulat dengan angka, contoh 48.000.000.')).toBeTruthy()
  expect(api.asked.some((one) => one.method === 'POST')).toBe(false)
  await user.type(screen.getByLabelText('Judul'), 'Merancang asesmen')
  await user.type(screen.getByLabelText('Tanggal sesi 1'), '2026-11-02')
  await user.type(screen.getByLabelText('Anggaran seluruhnya (rupiah)'), '48.000.000')
  await user.click(send)
  await screen.findByRole('button', { name: 'Simpan dan ajukan ke kepala' }).catch(() => null)
  expect(api.last('POST', '/api/v1/training-programmes')?.body).toEqual({
    unit_id: 'u1', title: 'Merancang asesmen', provider: 'BKPSDM Kota Denpasar', mode: 'tatap_muka', place: null, competences: ['asesmen'],
    sessions: [{ on: '2026-11-02', starts: '13:00', ends: '16:00' }], hours: '4', seats: 30, budget: '48000000',
  })
  expect(api.last('POST', '/api/v1/training-programmes/k9/proposal')?.headers.get('If-Match')).toBe('"1"')
  expect(history.location.pathname).toBe('/opd/pelatihan')
})

test('a further session is a day later at the same time; hours follow the sessions', () => {
  const first = { on: '2026-10-31', starts: '13:00', ends: '16:00' }
  expect(nextSession([first])).toEqual({ ...first, on: '2026-11-01' })
  expect([hoursOf([first]), hoursOf([first, { ...first, ends: '16:20' }]), hoursOf([{ ...first, ends: '12:00' }])]).toEqual(['4', '8', '0'])
})
