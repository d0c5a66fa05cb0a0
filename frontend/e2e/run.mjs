// The main ways through the browser with the demo city, on one engine; axe looks at every page in both languages.
//
// BASE_URL, CHROMIUM, PICTURES and ENGINE come from the caller (python -m tests.journeys).
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import { chromium } from 'playwright-core'

const BASE = process.env.BASE_URL
const PICTURES = process.env.PICTURES
const PASSWORD = 'demo-denpasar-2026'
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]
const PATIENCE = 20_000
mkdirSync(PICTURES, { recursive: true })

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS })
let passed = 0
let failed = 0

async function journey(name, act, options = {}) {
  const context = await browser.newContext({
    viewport: options.phone ? { width: 360, height: 740 } : { width: 1366, height: 768 },
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    reducedMotion: 'reduce',
    bypassCSP: true,
  })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  try {
    await act(page)
    if (errors.length > 0) throw new Error(`the page failed: ${errors.join('; ')}`)
    passed += 1
    console.log(`lulus  ${name}`)
  } catch (error) {
    failed += 1
    await page.screenshot({ path: join(PICTURES, `gagal-${failed}.png`) }).catch(() => undefined)
    console.log(`GAGAL  ${name}\n       ${error.message}`)
  }
  await context.close()
}

async function signIn(page, login) {
  await page.goto(`${BASE}/masuk`)
  await page.getByLabel('NIP atau nama masuk').fill(login)
  await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.waitForURL('**/beranda')
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function checkAxe(page, place) {
  await page.evaluate(AXE)
  const found = await page.evaluate(async (rules) => {
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values: rules } })
    return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }, RULES)
  if (found.length > 0) throw new Error(`axe at ${place}: ${found.join(' | ')}`)
}

/** Open, wait until nothing loads any more, take a picture, let axe look. */
async function look(page, path, name) {
  await page.goto(`${BASE}${path}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined)
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
  await checkAxe(page, path)
}

const json = async (page, path) => (await page.request.get(`${BASE}/api/v1${path}`)).json()

// "Three interactions" is measured: from the home page to a receipt, with one open indicator and with two of five.
for (const [login, open] of [['apoteker', 1], ['perawat', 2]]) {
  await journey(`${login} reports: ${open} open, from home to the receipt`, async (page) => {
    await signIn(page, login)
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
    await page.screenshot({ path: join(PICTURES, `tanda-terima-${login}.png`) })
    console.log(`       ${interactions} interactions`)
    if (interactions !== open + 2) throw new Error(`${interactions} interactions`)
  }, { phone: login === 'perawat' })
}

await journey('the superior reads and agrees to a submitted plan', async (page) => {
  await signIn(page, 'kapus')
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

for (const [language, phone] of [['id', false], ['id', true], ['en', false]]) {
  await journey(`every page is clean for axe: ${language}${phone ? ', phone' : ''}`, async (page) => {
    await page.addInitScript((chosen) => localStorage.setItem('sk-language', chosen), language)
    const mark = `${language}-${phone ? 'ponsel' : 'desktop'}`
    await look(page, '/masuk', `masuk-${mark}`)
    await look(page, '/masuk/aktivasi', `aktivasi-${mark}`)
    const pages = {
      perawat: async () => {
        const plans = await json(page, '/plans')
        const mine = plans.items[0].id
        const results = await json(page, '/evaluations?mine=employee')
        const signed = results.items.find((one) => one.signed_at)
        return ['/beranda', '/skp', `/skp/${mine}`, '/realisasi', `/realisasi/${mine}/20260709`, '/umpan-balik', '/umpan-balik/tulis', '/hasil', `/hasil/${signed.id}`, '/akun']
      },
      kapus: async () => {
        const queue = await json(page, '/evaluations?mine=assessor')
        const open = queue.items.find((one) => one.state === 'open') ?? queue.items[0]
        return ['/beranda', '/tim', '/evaluasi', `/evaluasi/${open.id}`]
      },
      hropd: async () => {
        const people = await json(page, '/employees?size=1')
        return ['/opd/pegawai', `/opd/pegawai/${people.items[0].id}`, '/opd/unit', '/opd/impor']
      },
    }
    for (const [login, paths] of Object.entries(pages)) {
      await page.context().clearCookies()
      const answer = await page.request.post(`${BASE}/api/v1/session`, { data: { login, password: PASSWORD }, headers: { Origin: BASE } })
      if (!answer.ok()) throw new Error(`sign-in refused: ${answer.status()}`)
      for (const path of await paths()) await look(page, path, `${login}${path.replaceAll('/', '-').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'satu')}-${mark}`)
    }
  }, { phone })
}

await browser.close()
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
