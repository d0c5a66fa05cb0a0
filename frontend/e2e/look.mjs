// Takes pictures of pages at two sizes and lets axe look at them; fails on a violation or an error of the page.
//
//   node e2e/look.mjs BASE_URL OUT_FOLDER [--login L --password P] [--dark] [--large] [--click SELECTOR] PATH …
//
// CHROMIUM names the browser's program (default: Debian's).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import { chromium } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const SIZES = { desktop: { width: 1366, height: 768 }, ponsel: { width: 360, height: 740 } }
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

const wanted = read(process.argv.slice(2))
mkdirSync(wanted.folder, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
const findings = []
try {
  for (const [size, viewport] of Object.entries(SIZES)) await walk(size, viewport)
} finally {
  await browser.close()
}
writeFileSync(join(wanted.folder, 'axe.json'), JSON.stringify(findings, null, 2))
console.log(findings.length === 0 ? 'Tidak ada temuan.' : `${findings.length} temuan, lihat axe.json`)
process.exitCode = findings.length === 0 ? 0 : 1

async function walk(size, viewport) {
  const context = await browser.newContext({
    viewport,
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    colorScheme: wanted.dark ? 'dark' : 'light',
    deviceScaleFactor: size === 'ponsel' ? 2 : 1,
    hasTouch: size === 'ponsel',
    reducedMotion: 'reduce',
    bypassCSP: true,
  })
  if (wanted.large) await context.addInitScript(() => localStorage.setItem('sk-text-size', '"125%"'))
  const page = await context.newPage()
  if (wanted.login) await signIn(page)
  for (const path of wanted.paths) await lookAt(page, size, path)
  await context.close()
}

async function signIn(page) {
  const answer = await page.request.post(`${wanted.base}/api/v1/session`, {
    data: { login: wanted.login, password: wanted.password },
    headers: { Origin: wanted.base },
  })
  if (!answer.ok()) throw new Error(`sign-in refused: ${answer.status()} ${await answer.text()}`)
}

async function lookAt(page, size, path) {
  const note = (kind, text, nodes = []) => findings.push({ path, size, kind, text, nodes })
  const onError = (error) => note('page error', error.message)
  const onConsole = (message) => message.type() === 'error' && note('console', message.text())
  page.on('pageerror', onError)
  page.on('console', onConsole)
  await page.goto(wanted.base + path, { waitUntil: 'load' })
  await page.waitForSelector('h1', { timeout: 15_000 }).catch(() => note('page', 'no h1 appeared'))
  await page.waitForTimeout(600)
  if (wanted.click) await page.click(wanted.click, { timeout: 3000 }).then(() => page.waitForTimeout(500), () => console.log(`      nothing to click on ${path}`))
  const name = `${path.replace(/^\//, '').replaceAll(/[^a-z0-9]+/gi, '-') || 'awal'}-${size}${wanted.dark ? '-gelap' : ''}`
  await page.screenshot({ path: join(wanted.folder, `${name}.png`) })
  await page.screenshot({ path: join(wanted.folder, `${name}-penuh.png`), fullPage: true })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wide > 0) note('overflow', `${wide} px sideways`)
  await page.evaluate(AXE)
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), RULES)
  for (const one of violations) note(`axe ${one.id}`, one.help, one.nodes.map((node) => `${node.target.join(' ')} :: ${node.any[0]?.message ?? ''}`))
  page.off('pageerror', onError)
  page.off('console', onConsole)
  console.log(`${violations.length === 0 ? 'baik ' : 'AXE  '} ${name}`)
}

function read(words) {
  const found = { paths: [] }
  const rest = []
  while (words.length > 0) {
    const word = words.shift()
    if (word === '--dark' || word === '--large') found[word.slice(2)] = true
    else if (word.startsWith('--')) found[word.slice(2)] = words.shift()
    else rest.push(word)
  }
  ;[found.base, found.folder, ...found.paths] = rest
  if (!found.base || !found.folder || found.paths.length === 0) {
    console.error('look.mjs BASE_URL OUT_FOLDER [--login L --password P] [--dark] [--large] [--click SELECTOR] PATH …')
    process.exit(2)
  }
  found.base = found.base.replace(/\/$/, '')
  return found
}
