// The main ways through the browser with the demo city, on one engine; axe looks at every page.
//
// BASE_URL, CHROMIUM and ENGINE come from the caller (python -m tests.journeys). The engine changes what is on a page and not
// how it is drawn, so PostgreSQL's pages are looked at in one language and one size.
import { BASE, beSignedIn, checkAxe, finish, journey, json, look, picture, settle, signIn } from './common.mjs'
import { nameOf, PAGES, PASSWORD } from './pages.mjs'
import { sizeOf, takePhoto } from './photo.mjs'
import { twoBrowsers } from './two-browsers.mjs'

// "Three interactions" is measured: from the home page to a receipt, with one open indicator and with two of five.
for (const [login, open] of [['apoteker', 1], ['perawat', 2]]) {
  await journey(`${login} reports: ${open} open, from home to the receipt`, async (page) => {
    await signIn(page, login, PASSWORD)
    let interactions = 0
    await page.getByRole('link', { name: 'Lapor sekarang' }).click()
    interactions += 1
    await page.waitForURL('**/realisasi/**')
    const fields = page.getByLabel('Realisasi periode ini')
    await fields.first().waitFor()
    const count = await fields.count()
    if (count !== open) throw new Error(`${count} open indicators, not ${open}`)
    for (let number = 0; number < count; number += 1) {
      await fields.nth(number).fill('7')
      interactions += 1
    }
    await page.getByRole('button', { name: /^Kirim laporan/ }).click()
    interactions += 1
    await page.getByRole('heading', { name: 'Tanda terima' }).waitFor()
    await picture(page, `tanda-terima-${login}`)
    console.log(`       ${interactions} interactions`)
    if (interactions !== open + 2) throw new Error(`${interactions} interactions`)
  }, { phone: login === 'perawat' })
}

// "4 interactions and the picker", on a phone: the photo is made smaller on the way, and stands as it was taken.
await journey('a photo of the camera is evidence', async (page) => {
  await signIn(page, 'perawat', PASSWORD)
  const plans = await json(page, '/plans')
  const report = `/plans/${plans.items[0].id}/periods/20260709/report`
  await page.goto(`${BASE}/realisasi/${plans.items[0].id}/20260709`)
  const photo = await takePhoto(page)
  await page.getByRole('button', { name: 'Tambah bukti' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Ambil foto').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo })
  await picture(page, 'bukti-foto')
  await dialog.getByRole('button', { name: 'Kirim bukti' }).click()
  await page.getByRole('link', { name: /^Foto .* 2026$/ }).first().waitFor()
  const pieces = (await json(page, report)).indicators.flatMap((one) => one.evidence)
  const sent = pieces.find((one) => one.file_name === 'IMG_0001.jpg')
  const kept = await (await page.request.get(`${BASE}/api/v1/files/${sent.file_id}/content`)).body()
  const [width, height] = await sizeOf(page, kept)
  console.log(`       ${photo.length} bytes of the camera, ${kept.length} sent, ${width} × ${height}`)
  if (kept.length > photo.length / 2 || width !== 1500 || height !== 2000) throw new Error('not made smaller, or not upright')
}, { phone: true })

await journey('the superior reads and agrees to a submitted plan', async (page) => {
  await signIn(page, 'kapus', PASSWORD)
  const tasks = await json(page, '/tasks')
  const task = tasks.items.find((one) => one.kind === 'agree_plan')
  if (!task) throw new Error('no plan waits in the demo city')
  await page.goto(`${BASE}/skp/${task.facts.plan_id ?? task.subject_id}`)
  await page.getByRole('button', { name: 'Setujui SKP' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Setujui SKP' }).click()
  await page.getByText('Disetujui', { exact: true }).first().waitFor()
})

await journey('a wrong password is explained and keeps what was typed', async (page) => {
  await page.goto(`${BASE}/masuk`)
  await page.getByLabel('NIP atau nama masuk').fill('guru')
  await page.getByLabel('Kata sandi', { exact: true }).fill('bukan ini')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByRole('alert').getByText('NIP atau kata sandi tidak cocok').waitFor()
  if ((await page.getByLabel('NIP atau nama masuk').inputValue()) !== 'guru') throw new Error('the login was cleared')
})

await twoBrowsers(10, PASSWORD)
// The same page at every level: the mayor goes down until she sees what one person handed in.
await journey('the mayor goes from the city to the evidence of a person who needs help', async (page) => {
  await signIn(page, 'walikota', PASSWORD)
  await page.getByRole('link', { name: 'Pantauan pimpinan' }).click()
  await page.getByRole('heading', { level: 1, name: /sesuai jalur.*perlu keputusan Anda/ }).waitFor()
  for (const unit of ['Dinas Kesehatan', 'Puskesmas I Denpasar Barat']) {
    await settle(page)
    await checkAxe(page, `the level above ${unit}`)
    const row = page.getByRole('row').getByRole('link', { name: unit, exact: true })
    while ((await row.count()) === 0) await turnPage(page)
    await row.click()
    await page.getByRole('navigation', { name: 'Letak unit' }).getByText(unit, { exact: true }).waitFor()
  }
  await settle(page)
  const here = new URL(page.url()).searchParams
  const listed = await json(page, `/cockpit/people?unit_id=${here.get('unit')}&period_id=${here.get('periode')}&tally=evidence_waiting`)
  const someone = listed.items[0].employee.name
  await page.getByRole('link', { name: /^Bukti \d+ pegawai menunggu diperiksa$/ }).click()
  await page.getByRole('heading', { level: 1, name: `Bukti ${listed.total} pegawai menunggu diperiksa` }).waitFor()
  await settle(page)
  await checkAxe(page, 'a list of people')
  await page.getByRole('link', { name: `Laporan dan bukti ${someone}` }).click()
  await page.waitForURL('**/realisasi/**')
  await page.getByText('Menunggu diperiksa').first().waitFor()
  await settle(page)
  await checkAxe(page, 'the report of somebody far below')
})

/** Wait for the next page of the list, which keeps its place until then. */
async function turnPage(page) {
  const shown = await page.getByRole('navigation', { name: /^Halaman/ }).getAttribute('aria-label')
  await page.getByRole('button', { name: 'Berikutnya' }).click()
  await page.waitForFunction((before) => document.querySelector('nav.pager')?.getAttribute('aria-label') !== before, shown)
}

const looks = [['id', true], ['id', false], ['en', false]]
for (const [language, phone] of process.env.ENGINE === 'postgresql' ? looks.slice(0, 1) : looks) {
  await journey(`every page is clean for axe: ${language}${phone ? ', phone' : ''}`, async (page) => {
    await page.addInitScript((chosen) => localStorage.setItem('sk-language', chosen), language)
    const mark = `${language}-${phone ? 'ponsel' : 'desktop'}`
    await look(page, '/masuk', `masuk-${mark}`)
    await look(page, '/masuk/aktivasi', `aktivasi-${mark}`)
    for (const [login, pathsOf] of Object.entries(PAGES)) {
      await page.context().clearCookies()
      await beSignedIn(page.context(), login, PASSWORD)
      for (const path of await pathsOf((asked) => json(page, asked))) await look(page, path, `${login}${nameOf(path)}-${mark}`)
    }
  }, { phone })
}

await finish()
