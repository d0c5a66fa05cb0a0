// What every walk through the browser needs: a browser, people in it, pictures, axe.
//
// BASE_URL and CHROMIUM come from the caller (python -m tests.journeys), and so does PICTURES when somebody
// wants to look at the pages; without it only a failure has its picture taken.
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { chromium } from 'playwright-core'

export const BASE = process.env.BASE_URL
const PICTURES = process.env.PICTURES
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]
const PATIENCE = 20_000
const STILL = 100
const TURN = 25
if (PICTURES) mkdirSync(PICTURES, { recursive: true })

export const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS })
const asked = new WeakMap()
let passed = 0
let failed = 0

/** A window of one person, with the errors that its pages threw. */
export async function open(options = {}) {
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
  asked.set(page, requests(page))
  page.on('pageerror', (error) => errors.push(error.message))
  return { context, page, errors }
}

/** What a page has asked for and not got yet; the live stream never ends. */
function requests(page) {
  const open = new Set()
  page.on('request', (request) => request.resourceType() !== 'eventsource' && open.add(request))
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => open.delete(request))
  return open
}

/** Do one thing and say whether it went well; `page()` is what a failure takes a picture of. */
export async function attempt(name, act, page) {
  const begun = Date.now()
  try {
    await act()
    passed += 1
    console.log(`lulus  ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
    return true
  } catch (error) {
    failed += 1
    const path = join(PICTURES ?? mkdtempSync(join(tmpdir(), 'simkinerja-')), `gagal-${failed}.png`)
    await page?.()?.screenshot({ path }).catch(() => undefined)
    console.log(`GAGAL  ${name} (${path})\n       ${error.message}`)
    return false
  }
}

export function refuseErrors(errors) {
  if (errors.length > 0) throw new Error(`the page failed: ${errors.join('; ')}`)
}

export async function journey(name, act, options = {}) {
  const { context, page, errors } = await open(options)
  await attempt(name, async () => {
    await act(page)
    refuseErrors(errors)
  }, () => page)
  await context.close()
}

export async function signIn(page, login, password) {
  await page.goto(`${BASE}/masuk`)
  await page.getByLabel('NIP atau nama masuk').fill(login)
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.waitForURL('**/beranda')
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Signs in by the API, for walks that look at what comes after. */
export async function beSignedIn(context, login, password) {
  const answer = await context.request.post(`${BASE}/api/v1/session`, { data: { login, password }, headers: { Origin: BASE } })
  if (!answer.ok()) throw new Error(`sign-in refused: ${answer.status()}`)
}

export async function checkAxe(page, place) {
  await page.evaluate(AXE)
  const found = await page.evaluate(async (rules) => {
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values: rules } })
    return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }, RULES)
  if (found.length > 0) throw new Error(`axe at ${place}: ${found.join(' | ')}`)
}

/** Wait until the page asks for nothing any more and shows that it has all. */
export async function settle(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const open = asked.get(page)
  const until = Date.now() + PATIENCE
  for (let still = 0; still < STILL; still = open.size === 0 ? still + TURN : 0) {
    if (Date.now() > until) throw new Error(`no answer yet from ${[...open].map((one) => one.url()).join(', ')}`)
    await page.waitForTimeout(TURN)
  }
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
}

export async function picture(page, name, fullPage = false) {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage })
}

/** Open, wait until nothing loads any more, take a picture, let axe look. */
export async function look(page, path, name) {
  await page.goto(`${BASE}${path}`)
  await settle(page)
  await picture(page, name)
  await checkAxe(page, path)
}

export const json = async (page, path) => (await page.request.get(`${BASE}/api/v1${path}`)).json()

/** Close the browser, say how it went, and leave with it. */
export async function finish() {
  await browser.close()
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
