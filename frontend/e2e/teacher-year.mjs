// A teacher's whole year on one engine: plan in three groups, class observation on a phone, report, evaluation, angka kredit, promotion.
//
// EXAMPLE names the file with the people of the school; it and the rest come from the caller (python -m tests.journeys teacher).
import { readFileSync } from 'node:fs'

import { attempt, BASE, checkAxe, finish, json, open, picture, refuseErrors, settle, signIn } from './common.mjs'
import { activate, agree, report, sees, submit } from './example-acts.mjs'
import { rate, receive, setUnit } from './example-judging.mjs'
import { decide, observe, propose, reflectAndFinish, writeGroupedPlan } from './teacher-acts.mjs'

const example = JSON.parse(readFileSync(process.env.EXAMPLE, 'utf8'))
const windows = {}
const { guru } = example.people
const plan = {
  owner: 'guru',
  unit: 'SD NEGERI 1 CONTOH',
  goals: [
    { group: 'Pelaksanaan tugas pokok', text: 'Meningkatnya mutu pembelajaran di kelas', indicators: [{ text: 'Murid mencapai kompetensi minimum literasi' }] },
    { group: 'Praktik kinerja', practice: 'Keteraturan suasana kelas', text: 'Suasana kelas teratur dan aman', indicators: [{ text: 'Siklus observasi kelas sampai refleksi' }] },
    { group: 'Pengembangan kompetensi', text: 'Meningkatnya kompetensi melalui komunitas belajar', indicators: [{ text: 'Kegiatan komunitas belajar yang diterapkan' }] },
  ],
  supports: {
    'Dukungan sumber daya': 'Buku bacaan berjenjang',
    'Skema pertanggungjawaban': 'Percakapan dengan kepala sekolah sesudah tiap observasi',
    Konsekuensi: 'Kesempatan menjadi guru penggerak komunitas belajar',
  },
  reports: [
    { indicator: 'Murid mencapai kompetensi minimum literasi', text: 'Delapan puluh empat dari seratus murid mencapai kompetensi minimum.' },
    { indicator: 'Siklus observasi kelas sampai refleksi', text: 'Satu siklus selesai; kesepakatan kelas dirujuk murid sendiri.' },
    { indicator: 'Kegiatan komunitas belajar yang diterapkan', text: 'Enam kegiatan, empat diterapkan di kelas.' },
  ],
  feedback: [],
  behaviour: [],
  ratings: { results_rating: 'sesuai_ekspektasi', behaviour_rating: 'sesuai_ekspektasi' },
  predikat: 'baik',
}
const OF_YEAR = 'Capaian kinerja organisasi, Tahun 2026'
let shown = null
let whole = true
let planId = null
let evaluationId = null

async function step(name, act) {
  if (whole) whole = await attempt(name, act, () => shown)
}

/** The window of a person, who enters with the activation code at first. */
async function pageOf(key) {
  if (!windows[key]) {
    windows[key] = await open({ phone: key === 'kepsek' })
    shown = windows[key].page
    await activate(shown, example.people[key], example.password)
  }
  shown = windows[key].page
  return shown
}

await step('the teacher writes a plan in three groups and submits it', async () => {
  const page = await pageOf('guru')
  await sees(page, 'Tahun 2026')
  planId = await writeGroupedPlan(page, plan)
  await submit(page, 'guru')
})
await step('the school head agrees, on a phone', async () => agree(await pageOf('kepsek'), planId, []))
await step('the school head observes the class, and both look back at it', async () => {
  const id = await observe(await pageOf('kepsek'), await pageOf('guru'), guru.name)
  await reflectAndFinish(await pageOf('kepsek'), await pageOf('guru'), id)
})
await step('the teacher reports the year, without a file', async () => report(await pageOf('guru'), plan, planId, example.year))
await step('the city opens the evaluation of the teachers’ year and sets its own achievement', async () => {
  const { page } = (windows.city = await open())
  shown = page
  await signIn(page, example.administrator, example.password)
  const send = async (method, path, data, headers = {}) => {
    const answer = await page.request.fetch(`${BASE}/api/v1${path}`, { method, data, headers: { Origin: BASE, ...headers } })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  }
  await send('POST', `/cycles/${example.cycle}/periods/${example.year}/evaluation`)
  await send('PUT', `/unit-achievements/${example.units.KOTA}/${example.year}`, { grade: 'baik', basis: 'Penetapan wali kota' }, { 'If-Match': '"0"' })
})
await step('leaders set the achievement of the Dinas and of the school', async () => {
  await setUnit(await pageOf('wali'), 'DINAS PENDIDIKAN', 'Capaian perjanjian kinerja', OF_YEAR)
  await setUnit(await pageOf('kadis'), plan.unit, 'Capaian perjanjian kinerja', OF_YEAR)
})
await step('the school head rates and signs', async () => {
  evaluationId = await rate(await pageOf('kepsek'), plan, guru.name)
})
await step('the teacher reads the result and why', async () => receive(await pageOf('guru'), plan, evaluationId))
await step('the result has become angka kredit, and the sheet says so', async () => {
  const page = await pageOf('guru')
  const credit = await json(page, `/employees/${guru.id}/credit`)
  if (credit.points !== '50') throw new Error(`points: ${credit.points}`)
  await page.goto(`${BASE}/karier`)
  await settle(page)
  await sees(page, '12 bulan × 100 % × 12,5')
  await picture(page, 'guru-karier', true)
  await page.goto(`${BASE}/karier/${guru.id}/lembar/penetapan`)
  await settle(page)
  await sees(page, '50,00')
  await picture(page, 'guru-penetapan', true)
})
await step('HR of the Dinas finds the teacher on the list and proposes', async () => propose(await pageOf('hr'), guru.name))
await step('HR of the city decides with number and date; the teacher reads it', async () => {
  shown = windows.city.page
  await decide(windows.city.page, guru.name)
  const page = await pageOf('guru')
  await page.goto(`${BASE}/beranda`)
  await page.getByRole('link', { name: /Baca keputusan/ }).click()
  await page.getByText(/Anda naik ke .*III\/b/).first().waitFor()
  await picture(page, 'guru-keputusan', true)
})
await step('every page of the year is clean for axe at both sizes', async () => {
  const pages = { guru: [`/skp/${planId}`, '/observasi', '/karier', `/hasil/${evaluationId}`], kepsek: ['/observasi', '/tim'], hr: ['/kenaikan-pangkat', `/kenaikan-pangkat/${guru.id}`] }
  for (const [key, paths] of Object.entries(pages)) {
    const page = await pageOf(key)
    for (const size of [{ width: 1366, height: 768 }, { width: 360, height: 740 }]) {
      await page.setViewportSize(size)
      for (const path of paths) {
        await page.goto(`${BASE}${path}`)
        await settle(page)
        await picture(page, `${key}${path.replaceAll('/', '-').slice(0, 20)}-${size.width}`, true)
        await checkAxe(page, path)
      }
    }
  }
  for (const one of Object.values(windows)) refuseErrors(one.errors)
})
await finish()
