// What the first look at every page costs on a phone: slow 4G (1.6 Mbit/s, 150 ms), a processor a quarter as fast, nothing in a cache.
//
// BASE_URL, CHROMIUM and ROUNDS come from the caller (python -m tests.journeys first-look). Files, bytes and what moved are held
// against their limits; times depend on the machine and are told: the middle of the rounds.
import { attempt, BASE, beSignedIn, browser, finish, json, open } from './common.mjs'
import { nameOf, PAGES, PASSWORD } from './pages.mjs'

const ROUNDS = Number(process.env.ROUNDS ?? 1)
const ONLY = process.env.ONLY
const KB = 1024
const MOST = { files: 15, bytes: 270 * KB, shift: 0.05 }
/** Before somebody is in: nothing of the shell, and hardly anything to see. */
const MOST_TO_SIGN_IN = { files: 8, bytes: 145 * KB, shift: 0.05 }
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

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'id-ID', timezoneId: 'Asia/Makassar' }

/** `session`: the cookies of whoever is signed in. */
async function visit(path, session) {
  const context = await browser.newContext({ ...PHONE, storageState: session })
  try {
    await context.addInitScript(listen)
    const page = await context.newPage()
    const network = await throttle(page)
    await page.goto(BASE + path, { waitUntil: 'load', timeout: PATIENCE })
    await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: PATIENCE })
    await stillness(page, network)
    const seen = await page.evaluate(() => window.firstLook)
    const came = await page.evaluate(() => Object.keys(JSON.parse(document.getElementById('first-answers')?.textContent ?? '{}')))
    const files = [...network.values()]
    if (process.env.SHOW) show(files, seen)
    const bytes = files.reduce((sum, one) => sum + one.bytes, 0)
    const answers = files.filter((one) => one.path.startsWith('/api/'))
    return { ...seen, files: files.length, bytes, answers: answers.length, twice: answers.map((one) => one.path).filter((one) => came.includes(one)) }
  } finally {
    await context.close()
  }
}

function show(files, seen) {
  for (const one of files) console.log(`         ${(one.bytes / KB).toFixed(1).padStart(6)} KB ${one.kind} ${one.path}`)
  console.log(`         largest: ${seen.shown}; moved: ${seen.moved.join(', ') || 'nothing'}`)
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

const middle = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]

/** Hold one page against the limits, which every round must keep. */
const look = (name, path, session, most = MOST) =>
  attempt(`${name}${nameOf(path)}`, async () => {
    const rounds = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await visit(path, session))
    const worst = (name) => Math.max(...rounds.map((one) => one[name]))
    const seconds = (name, pick) => (pick(rounds.map((one) => one[name])) / 1000).toFixed(2)
    console.log(
      `       LCP ${seconds('largest', middle)} s (least ${seconds('largest', (all) => Math.min(...all))}), busy ${seconds('busy', middle)} s, ` +
      `${worst('files')} files (${worst('answers')} answers), ${(worst('bytes') / KB).toFixed(0)} KB, shift ${worst('shift').toFixed(3)}`,
    )
    for (const [name, limit] of Object.entries(most)) if (worst(name) > limit) throw new Error(`${name}: ${worst(name)}, ${limit} at most`)
    const twice = rounds.flatMap((one) => one.twice)
    if (twice.length > 0) throw new Error(`asked for though it came with the page: ${twice.join(', ')}`)
  })

await look('nobody', '/masuk', undefined, MOST_TO_SIGN_IN)
for (const [login, pathsOf] of Object.entries(PAGES)) {
  const { context, page } = await open()
  // Once: every sign-in is a notice of a new device on their home page.
  await beSignedIn(context, login, PASSWORD)
  const session = await context.storageState()
  const paths = await pathsOf((asked) => json(page, asked))
  await context.close()
  for (const path of paths) if (!ONLY || `${login}${path}`.match(ONLY)) await look(login, path, session)
}

await finish()
