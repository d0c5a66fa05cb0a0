import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { healthy, hr } from '@/testing/people'
import { axeViolations, renderPage } from '@/testing/render'

import { almost, candidates, path, person, ready, windows } from './factories'
import type { Candidate, CandidateList } from './promotion-queries'

type Opened = { list?: Candidate[]; more?: Partial<CandidateList>; me?: object; answers?: Record<string, unknown> }

function open({ list = ready, more = {}, me = {}, answers = {} }: Opened = {}) {
  return mockApi({
    'GET /api/health/live': healthy, 'GET /api/v1/me': { ...hr, ...me }, 'GET /api/v1/promotion/windows': windows, 'GET /api/v1/units': { items: [], total: 0, page: 1, size: 5 }, 'GET /api/v1/agencies': { items: [] },
    'GET /api/v1/promotion/candidates': ({ query }: { query: URLSearchParams }) => ({ body: query.get('outcome') === 'one_missing' ? candidates(almost, more) : candidates(list, more) }),
    ...answers,
  })
}

test('the heading is the answer; five boxes add up, each says what is mostly missing', async () => {
  open()
  await renderPage('/kenaikan-pangkat')
  const head = await screen.findByRole('heading', { level: 1, name: '38 orang memenuhi syarat naik pangkat 1 Desember 2026' })
  expect(head.parentElement?.textContent).toContain('Usul dikirim paling lambat Jumat, 30 Oktober 2026, 16 hari kerja lagi. 3.920 orang, semuanya ada di salah satu kotak.')
  const boxes = within(screen.getByRole('navigation', { name: /Semua orang pada jalur ini/ })).getAllByRole('link')
  expect(boxes.map((one) => one.textContent)).toEqual([
    'Memenuhi semua syarat389 sudah diputuskan', 'Kurang satu syarat6124 hanya kurang angka kredit', 'Kurang dua atau lebih143terbanyak: angka kredit, masa pangkat', 'Ada yang belum diketahui1712 menunggu data kebutuhan jabatan', 'Belum waktunya3.661masa pangkatnya belum cukup',
  ])
  expect(boxes.map((one) => one.getAttribute('aria-current'))).toEqual(['true', null, null, null, null])
  expect(await axeViolations()).toEqual([])
})

test('each condition stands beside the name; below are those who almost qualify, with what is missing and from when', async () => {
  open()
  await renderPage('/kenaikan-pangkat')
  const row = (await screen.findAllByRole('row')).find((one) => one.textContent.includes('Suartini')) as HTMLElement
  expect(within(row).getAllByRole('listitem').map((one) => one.textContent)).toEqual(['Terpenuhi: angka kredit 118,75 dari 100 (31,25 lama + 2 × 25 + 37,5)', 'Terpenuhi: 5 tahun 8 bulan dalam pangkat', 'Terpenuhi: 2024 Baik, 2025 Sangat Baik', 'Terpenuhi: tidak sedang dijatuhi hukuman'])
  const nearly = await screen.findByRole('region', { name: 'Hampir: kurang satu syarat' })
  expect(nearly.textContent).toContain('61 orang, yang paling dekat dulu. Tidak seorang pun hilang diam-diam.')
  expect((await within(nearly).findAllByRole('listitem')).map((one) => one.textContent)).toEqual(['Belum terpenuhi: angka kredit 97,92 dari 100, kurang 2,08', 'paling cepat jendela 1 Februari 2027, bila predikat Baik dipertahankan'])
  expect(within(nearly).getByRole('link', { name: 'Lihat semua 61 orang' }).getAttribute('href')).toBe('/kenaikan-pangkat?kotak=one_missing')
})

test('who was seen is chosen; one confirmed click proposes them, and who fell out meanwhile is named with what is missing', async () => {
  const answer = { proposed: 1, items: [{ employee_id: 'p1', name: 'Ni Putu Ayu Suartini', outcome: 'proposed', missing: [], proposal: null }, { employee_id: 'p2', name: 'I Wayan Gede Artawan', outcome: 'not_ready', missing: ['no_sanction'], proposal: null }] }
  const api = open({ answers: { 'POST /api/v1/promotion/proposals': { ...answer } } })
  const { user } = await renderPage('/kenaikan-pangkat')
  expect(await screen.findByText('2 sudah dibuka, dipilih')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Usulkan 2 orang' }))
  const dialog = await screen.findByRole('dialog', { name: 'Usulkan 2 orang naik pangkat 1 Desember 2026?' })
  await user.dblClick(within(dialog).getByRole('button', { name: 'Usulkan 2 orang' }))
  expect((await within(dialog).findByRole('status')).textContent).toBe('1 orang diusulkan.Tidak ikut:I Wayan Gede Artawan: belum memenuhi: hukuman disiplin')
  const posts = api.asked.filter((one) => one.method === 'POST')
  expect(posts[0]?.body).toEqual({ window_on: '2026-12-01', path: 'pilihan_fungsional', employee_ids: ['p1', 'p2'] })
  expect(posts[0]?.headers.get('Idempotency-Key')).toBeTruthy()
})

test('who is proposed already cannot be chosen again; who is left out of the choice is not proposed', async () => {
  const proposed = person('p9', 'Luh Gede Widiantari', { proposal: { id: 's1', state: 'proposed', version: 1 } })
  open({ list: [...ready, proposed] })
  const { user } = await renderPage('/kenaikan-pangkat')
  await user.click(await screen.findByRole('checkbox', { name: 'Pilih I Wayan Gede Artawan' }))
  expect(screen.getByText('1 dari 2 yang sudah dibuka dipilih')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Usulkan 1 orang' })).toBeTruthy()
  expect(screen.queryByRole('checkbox', { name: 'Pilih Luh Gede Widiantari' })).toBeNull()
  expect(screen.getByText('Diusulkan, menunggu keputusan')).toBeTruthy()
})

const waiting = [person('p1', 'Ni Putu Ayu Suartini', { proposal: { id: 's1', state: 'proposed', version: 3 } }), person('p2', 'I Wayan Gede Artawan', { outcome: 'one_missing', proposal: { id: 's2', state: 'proposed', version: 1 } })]

test('the city decides those who were proposed, whatever has become of them, by one number and date', async () => {
  const answer = { decided: 1, items: [{ proposal_id: 's1', name: 'Ni Putu Ayu Suartini', outcome: 'decided', problem: null }, { proposal_id: 's2', name: 'I Wayan Gede Artawan', outcome: 'not_possible', problem: '/problems/rank-changed-meanwhile' }] }
  const api = open({ list: waiting, more: { may: ['propose', 'decide'] }, answers: { 'POST /api/v1/promotion/decisions': answer } })
  const { user } = await renderPage('/kenaikan-pangkat?usul=proposed')
  await user.click(await screen.findByRole('button', { name: 'Putuskan 2 orang' }))
  expect(api.last('GET', '/api/v1/promotion/candidates')?.query.get('outcome')).toBeNull()
  expect(api.last('GET', '/api/v1/promotion/candidates')?.query.get('proposal')).toBe('proposed')
  const dialog = await screen.findByRole('dialog', { name: 'Putuskan 2 usulan' })
  expect(within(dialog).getByRole('button', { name: 'Setujui 2 orang' }).hasAttribute('disabled')).toBe(true)
  await user.type(within(dialog).getByLabelText('Nomor keputusan'), '823/1201/BKPSDM')
  await user.click(within(dialog).getByRole('button', { name: 'Setujui 2 orang' }))
  expect((await within(dialog).findByRole('status')).textContent).toContain('1 usulan diputuskan.Tidak ikut:I Wayan Gede Artawan: Golongan atau jabatannya sudah berubah')
  expect(api.last('POST', '/api/v1/promotion/decisions')?.body).toEqual({
    proposal_ids: ['s1', 's2'], decision: { outcome: 'accepted', number: '823/1201/BKPSDM', decided_on: '2026-10-08', effective_on: '2026-12-01', reason: null, position_id: null },
  })
})

test('the city sees at once what waits for its decision, at whichever window and path', async () => {
  const row = { window_on: '2026-12-01', path: 'reguler' }
  open({ more: { may: ['propose', 'decide'] }, answers: { 'GET /api/v1/promotion/proposals': { items: [{ ...row, window_on: '2027-01-01' }, row, row], total: 3, next_cursor: null, may: ['decide'] } } })
  await renderPage('/kenaikan-pangkat')
  const box = (await screen.findByText('3 usulan menunggu keputusan Anda.')).closest('.box') as HTMLElement
  expect(within(box).getAllByRole('listitem').map((one) => one.textContent)).toEqual(['1 Desember 2026, Reguler: 2', '1 Januari 2027, Reguler: 1'])
  expect(within(box).getAllByRole('link')[0]?.getAttribute('href')).toBe('/kenaikan-pangkat?jendela=2026-12-01&jalur=reguler&usul=proposed')
})

test('a refusal needs its reason', async () => {
  const api = open({ list: waiting, more: { may: ['decide'] }, answers: { 'POST /api/v1/promotion/decisions': { decided: 2, items: [] } } })
  const { user } = await renderPage('/kenaikan-pangkat?usul=proposed')
  await user.click(await screen.findByRole('button', { name: 'Putuskan 2 orang' }))
  await user.click(await screen.findByRole('radio', { name: 'Ditolak' }))
  await user.type(screen.getByLabelText('Nomor keputusan'), '823/9')
  expect(screen.getByRole('button', { name: 'Tolak 2 orang' }).hasAttribute('disabled')).toBe(true)
  await user.type(screen.getByLabelText(/^Alasan/), 'Berkas ijazah tidak sah.')
  await user.click(screen.getByRole('button', { name: 'Tolak 2 orang' }))
  expect(await screen.findByText('2 usulan diputuskan.')).toBeTruthy()
  expect(api.last('POST', '/api/v1/promotion/decisions')?.body).toMatchObject({ decision: { outcome: 'refused', reason: 'Berkas ijazah tidak sah.' } })
})

test('proposals go back one by one with their versions; what one of them refuses keeps nobody else', async () => {
  const api = open({
    list: waiting, more: { may: ['decide'] },
    answers: { 'POST /api/v1/promotion/proposals/s1/return': {}, 'POST /api/v1/promotion/proposals/s2/return': () => problem('already-decided', 409) },
  })
  const { user } = await renderPage('/kenaikan-pangkat?usul=proposed')
  await user.click(await screen.findByRole('button', { name: 'Kembalikan dengan alasan' }))
  await user.type(await screen.findByLabelText(/^Alasan/), 'SK pangkat terakhir belum dilampirkan.')
  await user.click(screen.getByRole('button', { name: 'Kembalikan 2 usulan' }))
  expect((await screen.findByText('1 usulan dikembalikan.')).closest('[role=status]')?.textContent).toContain('I Wayan Gede Artawan: Usulan ini tidak sedang menunggu keputusan')
  expect(api.last('POST', '/api/v1/promotion/proposals/s1/return')?.headers.get('If-Match')).toBe('"3"')
})

test('a name is found in whichever box, also where the path does not apply, with why', async () => {
  const other = person('p7', 'I Nyoman Sudarma', { outcome: 'not_applicable', conditions: [], to_value: null, why_not: { code: 'not_pns', rule_id: 'R90b', path: null } })
  const api = open({ list: [almost[0] as Candidate, other], more: { matching: 2 } })
  await renderPage('/kenaikan-pangkat?cari=yudiana')
  const region = await screen.findByRole('region', { name: '2 orang cocok dengan “yudiana”' })
  expect(within(region).getByText('Kenaikan pangkat hanya bagi PNS, bukan CPNS atau PPPK.')).toBeTruthy()
  expect(within(region).getAllByText(/Kurang satu syarat|Tidak lewat jalur ini/).map((one) => one.textContent)).toEqual(['Kurang satu syarat', 'Tidak lewat jalur ini'])
  const { query } = api.last('GET', '/api/v1/promotion/candidates') ?? {}
  expect([query?.get('q'), query?.get('outcome')]).toEqual(['yudiana', null])
  expect(screen.queryByRole('region', { name: /Hampir/ })).toBeNull()
})

test('digits of a NIP are in no address', async () => {
  const found = { items: [{ id: 'p1', name: 'Ni Putu Ayu Suartini', position: 'Guru Ahli Muda', unit_name: 'SMP Negeri 3', front_title: null, back_title: null }], total: 1, page: 1, size: 8 }
  const api = open({ answers: { 'POST /api/v1/employees/find-by-number': found } })
  const { user } = await renderPage('/kenaikan-pangkat')
  await user.type(await screen.findByRole('searchbox', { name: 'Sekolah, unit, atau nama' }), '19880214')
  expect((await screen.findAllByRole('link', { name: 'Ni Putu Ayu Suartini' })).at(0)?.getAttribute('href')).toBe('/kenaikan-pangkat/p1')
  expect(api.asked.every((one) => one.query.get('q') === null)).toBe(true)
})

test('the file is of the list that is shown; a box without anybody says so', async () => {
  open({ list: [] })
  await renderPage('/kenaikan-pangkat?kotak=more_missing&kurang=credit')
  expect(await screen.findByText('Tidak ada siapa-siapa di kotak ini.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Unduh XLSX' }).getAttribute('href')).toBe('/api/v1/promotion/candidates.xlsx?outcome=more_missing&missing=credit')
  expect(screen.getByText(/Setiap orang di sini melihat barisnya sendiri/)).toBeTruthy()
})

test('who may only look has nothing to choose', async () => {
  open({ more: { may: [] } })
  await renderPage('/kenaikan-pangkat')
  expect(await screen.findByText('Ni Putu Ayu Suartini, S.Pd.')).toBeTruthy()
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(path().met).toBe(4)
})
