import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { competences, heat, needy, place, plan, programme, tooFew } from './factories'

const period = { cycle_id: 20261, year: 2026, period: { id: 20260709 } }

function open(answers: Record<string, unknown> = {}) {
  return mockApi({
    'GET /api/health/live': healthy, 'GET /api/v1/me': hr, 'GET /api/v1/periods/current': period, 'GET /api/v1/tasks': { items: [] }, 'GET /api/v1/insights/place': place,
    'GET /api/v1/development/needs': heat(), 'GET /api/v1/development/needs/people': needy, 'GET /api/v1/training-plan': plan(), 'GET /api/v1/competences': competences,
    'GET /api/v1/training-programmes/k0/effect': tooFew, ...answers,
  })
}

test('the heading is need and reach; the largest cell is chosen and opened beside the map, with where each need comes from', async () => {
  const api = open()
  await renderPage('/opd/pelatihan')
  expect(await screen.findByRole('heading', { level: 1, name: '19 dari 60 orang perlu pelatihan. Satu usulan menjangkau 12.' })).toBeTruthy()
  const cell = screen.getByRole('link', { name: 'SMP Negeri 3, Asesmen: 11 orang' })
  expect(cell.getAttribute('aria-current')).toBe('true')
  expect(cell.className).toContain('s4')
  const people = await screen.findByRole('region', { name: 'SMP Negeri 3: Asesmen' })
  expect((await within(people).findByText('Ni Komang Trisna Dewi')).closest('li')?.textContent).toContain('71 dari 85\u00a0%Murid yang mencapai tujuanTriwulan II 2026, Triwulan III 2026Saran I Made Wirawan, 15 Jul 2026')
  expect(api.last('GET', '/api/v1/development/needs/people')?.query.get('unit_id')).toBe('s3')
  expect(await axeViolations()).toEqual([])
})

test('the row of the unit itself asks for its own people, a post for those of its title', async () => {
  const api = open({ 'GET /api/v1/development/needs': ({ query }: { query: URLSearchParams }) => ({ body: query.get('by') === 'position' ? heat({ by: 'position', rows: [{ ...heat().rows[0], key: 'guru', name: 'guru' } as never] }) : heat() }) })
  const { user, unmount } = await renderPage('/opd/pelatihan')
  await user.click(await screen.findByRole('link', { name: 'Langsung di Dinas Pendidikan, Asesmen: 2 orang' }))
  await screen.findByRole('region', { name: 'Langsung di Dinas Pendidikan: Asesmen' })
  expect(api.last('GET', '/api/v1/development/needs/people')?.query.get('own')).toBe('true')
  unmount()
  await renderPage('/opd/pelatihan?menurut=jabatan&kompetensi=asesmen&baris=guru')
  await screen.findByRole('region', { name: 'Guru: Asesmen' })
  expect(api.last('GET', '/api/v1/development/needs/people')?.query.get('title')).toBe('guru')
})

test('a proposal says what it answers, seats, reach, budget, days and what the last one brought; what nobody answers stands last', async () => {
  open()
  await renderPage('/opd/pelatihan')
  const card = await screen.findByRole('region', { name: 'Usulan program, urut jangkauan dan kebutuhan' })
  expect(await within(card).findByText('Baru 9 peserta, terlalu sedikit untuk disimpulkan.')).toBeTruthy()
  expect(card.textContent).toContain('Menjawab 12 dari 18 kebutuhan asesmen.')
  expect(card.textContent).toContain('12 dari 18 orang2 dari 3 unit')
  expect(card.textContent).toContain('Rp48.000.000Rp4.000.000 per orang')
  expect(card.textContent).toContain('2–11 Nov4 sesi, 12 JP')
  expect(card.textContent?.endsWith('Kelas inklusif: 4 kebutuhan, belum ada usulan. Terbanyak di SMP Negeri 3.Buat usulan')).toBe(true)
  const make = within(card).getByRole('link', { name: 'Buat usulan Kelas inklusif' })
  expect(make.getAttribute('href')).toBe('/opd/pelatihan/usulan/baru?unit=u1&kompetensi=inklusif&tahun=2026')
  const together = screen.getByRole('region', { name: 'Bila usulan ini berjalan' })
  expect(together.textContent).toContain('Lewat pagu Rp8.000.000.')
  expect(together.textContent).toContain('15 orang belum dilatih 3 tahun: 10 dapat kursi, 3 dilewati dengan alasan.')
})

test('an effect is told with its range', async () => {
  open({ 'GET /api/v1/training-programmes/k0/effect': { ...tooFew, verdict: 'better', participants: 24, difference: 600, low: 100, high: 1100 } })
  await renderPage('/opd/pelatihan')
  expect(await screen.findByText('24 peserta naik 6 poin lebih tinggi daripada orang serupa (kisaran 1 sampai 11).', { exact: false })).toBeTruthy()
})

test('a draft is handed to the head once, with its version; a refusal is said in the dialog', async () => {
  const api = open({ 'POST /api/v1/training-programmes/k1/proposal': () => problem('programme-step-refused', 409) })
  const { user } = await renderPage('/opd/pelatihan')
  await user.click(await screen.findByRole('button', { name: 'Ajukan usulan: Merancang asesmen' }))
  const dialog = await screen.findByRole('dialog', { name: 'Ajukan “Merancang asesmen”?' })
  await user.click(within(dialog).getByRole('button', { name: 'Ajukan ke kepala' }))
  expect(await within(dialog).findByRole('alert')).toBeTruthy()
  const sent = api.last('POST', '/api/v1/training-programmes/k1/proposal')
  expect([sent?.headers.get('If-Match'), Boolean(sent?.headers.get('Idempotency-Key'))]).toEqual(['"1"', true])
})

test('the head sees what waits for a decision and until when, and has nothing to propose', async () => {
  const task = { id: 't1', kind: 'decide_programme', subject_kind: 'training_programme', subject_id: 'k1', period_id: null, about: null, due_on: '2026-10-16', working_days_left: 6, waits_on: 'me', facts: {}, nudge: null }
  open({ 'GET /api/v1/training-plan': plan({ may: [], programmes: [programme({ state: 'proposed', may: ['decide'] })] }), 'GET /api/v1/tasks': { items: [task] } })
  await renderPage('/opd/pelatihan')
  expect(await screen.findByText('Satu usulan menunggu keputusan Anda.')).toBeTruthy()
  expect((await screen.findAllByText('6 hari kerja lagi')).length).toBe(2)
  expect(screen.getByRole('link', { name: 'Baca dan putuskan: Merancang asesmen' }).getAttribute('href')).toBe('/opd/pelatihan/usulan/k1')
  expect(screen.queryByRole('link', { name: 'Usulkan pelatihan' })).toBeNull()
})

test('HR notes the ceiling; words are refused beside the field', async () => {
  const api = open({ 'PUT /api/v1/agencies/7/training-ceilings/2026': { agency_id: 7, year: 2026, amount: '60000000', version: 3 } })
  const { user } = await renderPage('/opd/pelatihan')
  await user.click(await screen.findByRole('button', { name: 'Ubah pagu' }))
  const field = await screen.findByLabelText('Pagu setahun (rupiah)')
  await user.clear(field)
  await user.type(field, 'enam puluh juta')
  expect(screen.getByText('Tulis rupiah bulat dengan angka, contoh 120.000.000.')).toBeTruthy()
  await user.clear(field)
  await user.type(field, 'Rp60.000.000')
  await user.click(screen.getByRole('button', { name: 'Simpan pagu' }))
  const sent = api.last('PUT', '/api/v1/agencies/7/training-ceilings/2026')
  expect([sent?.body, sent?.headers.get('If-Match')]).toEqual([{ amount: '60000000' }, '"2"'])
})

test('who may only count sees no names; small groups are said to be small', async () => {
  const hidden = heat({ people: null, rows: [{ key: 's3', name: 'SMP Negeri 3', people: 11, needs: 11, cells: [{ competence_code: 'asesmen', people: 11 }, { competence_code: 'inklusif', people: null }] }] })
  open({ 'GET /api/v1/development/needs': hidden, 'GET /api/v1/training-plan': plan({ may: [] }) })
  await renderPage('/opd/pelatihan')
  expect(await screen.findByText('<5')).toBeTruthy()
  expect(screen.getByText('Nama hanya dilihat pimpinan unit dan pengelola kepegawaiannya.')).toBeTruthy()
  expect(screen.queryByRole('link', { name: /SMP Negeri 3, Asesmen/ })).toBeNull()
})
