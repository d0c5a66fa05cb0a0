// What the first look at every page costs on a phone: slow 4G (1.6 Mbit/s, 150 ms), a processor a quarter as fast, nothing in a cache.
//
// BASE_URL, CHROMIUM and ROUNDS come from the caller (python -m tests.journeys first-look). Files, bytes and what moved are held
// against their limits; times depend on the machine and are told: the middle of the rounds.
import { attempt, BASE, beSignedIn, browser, finish, json, open } from './common.mjs'
import { nameOf, PAGES, PASSWORD } from './pages.mjs'

const ROUNDS = Number(process.env.ROUNDS ?? 1)
const ONLY = process.env.ONLY
const MOST_FILES = 12
const MOST_SHIFT = 0.05
const KB = 1024
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const SLOWER = 4
const STILL = 600
const PATIENCE = 40_000

/** What the page tells about itself: when its largest part was painted, what moved, how long it was busy. */
function listen() {
  const seen = { largest: 0, shown: '', shift: 0, moved: [], busy: 0 }
  window.firstLook = seen
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  observe('largest-contentful-paint', (entry) => {
    seen.largest = entry.startTime
    seen.shown = (entry.element?.textContent ?? '').slice(0, 60)
  })
  observe('layout-shift', (entry) => {
    if (entry.hadRecentInput) return
    seen.shift += entry.value
    for (const { node } of entry.sources) seen.moved.push(`${entry.value.toFixed(3)} ${node?.nodeName}.${node?.className ?? ''}`)
  })
  observe('longtask', (entry) => {
    seen.busy += entry.duration
  })
}

async function visit(login, path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'id-ID', timezoneId: 'Asia/Makassar' })
  try {
    if (login) await beSignedIn(context, login, PASSWORD)
    await context.addInitScript(listen)
    const page = await context.newPage()
    const network = await throttle(page)
    await page.goto(BASE + path, { waitUntil: 'load', timeout: PATIENCE })
    await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: PATIENCE })
    await stillness(page, network)
    const seen = await page.evaluate(() => window.firstLook)
    const files = [...network.values()]
    if (process.env.SHOW) for (const one of files) console.log(`         ${(one.bytes / KB).toFixed(1).padStart(6)} KB ${one.kind} ${one.path}`)
    if (process.env.SHOW) console.log(seen.shown, seen.moved)
    return { ...seen, files: files.length, answers: files.filter((one) => one.path.startsWith('/api/')).length, bytes: files.reduce((sum, one) => sum + one.bytes, 0) }
  } finally {
    await context.close()
  }
}

/** Slows the page down and notes what it fetches. */
async function throttle(page) {
  const devtools = await page.context().newCDPSession(page)
  const files = new Map()
  devtools.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (request.url.startsWith(BASE)) files.set(requestId, { path: request.url.slice(BASE.length), kind: type, bytes: 0, open: type !== 'EventSource' })
  })
  const note = (requestId, change) => files.has(requestId) && Object.assign(files.get(requestId), change)
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => note(requestId, { bytes: encodedDataLength, open: false }))
  devtools.on('Network.loadingFailed', ({ requestId }) => note(requestId, { open: false }))
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return files
}

async function stillness(page, network) {
  const until = Date.now() + PATIENCE
  for (let still = 0; still < STILL; still += 50) {
    if (Date.now() > until) throw new Error('the page does not come to rest')
    if ([...network.values()].some((one) => one.open) || (await page.locator('[aria-busy="true"]').count()) > 0) still = 0
    await page.waitForTimeout(50)
  }
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

async function measure(login, path) {
  const rounds = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await visit(login, path))
  const one = (name) => middle(rounds.map((round) => round[name]))
  const most = (name) => Math.max(...rounds.map((round) => round[name]))
  const found = { files: most('files'), answers: most('answers'), bytes: most('bytes'), shift: most('shift') }
  console.log(
    `       LCP ${(one('largest') / 1000).toFixed(2)} s (least ${(Math.min(...rounds.map((round) => round.largest)) / 1000).toFixed(2)}), ${found.files} files (${found.answers} answers), ` +
    `${(found.bytes / KB).toFixed(0)} KB, shift ${found.shift.toFixed(3)}, long tasks ${(one('busy') / 1000).toFixed(2)} s`,
  )
  return found
}

/** Hold one page against the limits. */
const look = (login, path) =>
  attempt(`${login}${nameOf(path)}`, async () => {
    const { files, shift } = await measure(login, path)
    if (files > MOST_FILES) throw new Error(`${files} files, ${MOST_FILES} at most`)
    if (shift > MOST_SHIFT) throw new Error(`moved by ${shift.toFixed(3)}, ${MOST_SHIFT} at most`)
  })

await look('', '/masuk')
for (const [login, pathsOf] of Object.entries(PAGES)) {
  const { context, page } = await open()
  await beSignedIn(context, login, PASSWORD)
  const paths = await pathsOf((asked) => json(page, asked))
  await context.close()
  for (const path of paths) if (!ONLY || `${login}${path}`.match(ONLY)) await look(login, path)
}

await finish()
