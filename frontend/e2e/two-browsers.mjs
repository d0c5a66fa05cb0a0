// Two browsers: somebody reports in one, the superior's screen in the other tells of it. Measured in the browsers, from before
// the report is sent until the words stand on the screen, by the machine's one clock.
import { attempt, BASE, json, open, refuseErrors, signIn } from './common.mjs'

const PERIOD = 20260709
const QUICK = 1000
const MANY = 200

/** Whoever waits on a page: for the note that something is new, and for figures of units, as all tabs of the browser are told. */
const wait = (page) =>
  page.evaluate(() => {
    const news = document.querySelector('.news')
    window.shown = new Promise((seen) => {
      const look = () => news.querySelector('button') && seen(Date.now())
      new MutationObserver(look).observe(news, { childList: true, subtree: true })
    })
    window.counted = new Promise((heard) => {
      const channel = new BroadcastChannel('sk-live')
      channel.onmessage = ({ data }) => {
        if (!data.data?.includes('unit_figures')) return
        heard(Date.now())
        channel.close()
      }
    })
  })

/** Report anew, as the page does it; the moment before it is sent. */
const report = (page, address, figure) =>
  page.evaluate(
    async ([where, value]) => {
      const { indicators } = await (await fetch(where)).json()
      const line = { indicator_id: indicators[0].id, value, version: indicators[0].achievement?.version ?? null }
      const begun = Date.now()
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
      const answer = await fetch(where, { method: 'POST', headers, body: JSON.stringify({ lines: [line] }) })
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
      return begun
    },
    [address, String(figure)],
  )

export async function twoBrowsers(times, password) {
  const [one, other] = [await open(), await open()]
  const streams = []
  other.context.on('request', (request) => request.resourceType() === 'eventsource' && streams.push(request.url()))
  let shown = other.page
  await attempt(`a report in one browser is told of in another, ${times} times`, async () => {
    await signIn(one.page, 'perawat', password)
    await signIn(other.page, 'kapus', password)
    const plans = await json(one.page, '/plans')
    const address = `${BASE}/api/v1/plans/${plans.items[0].id}/periods/${PERIOD}/report`
    const second = await other.context.newPage()
    await second.goto(`${BASE}/tim`)
    await second.getByRole('heading', { level: 1 }).waitFor()
    const found = { note: [], figures: [] }
    for (let number = 0; number < times; number += 1) {
      if (number === 1) await leave(other.page, second)
      shown = second
      await wait(second)
      const begun = await report(one.page, address, number + 1)
      found.note.push((await second.evaluate(() => window.shown)) - begun)
      found.figures.push((await second.evaluate(() => window.counted)) - begun)
      await second.getByRole('button', { name: /perubahan baru/ }).click()
      await second.waitForFunction(() => document.querySelector('.news button') === null)
      await second.waitForTimeout(Math.random() * 400)
    }
    for (const [name, measured] of Object.entries(found)) tell(name, measured)
    if (streams.length !== 2) throw new Error(`two tabs, of which one closed, opened ${streams.length} streams`)
    refuseErrors([...one.errors, ...other.errors])
  }, () => shown)
  await one.context.close()
  await other.context.close()
}

/** The tab with the stream closes; the other goes on with it, from where it was. */
async function leave(first, second) {
  const next = second.waitForRequest((request) => request.resourceType() === 'eventsource')
  await first.close()
  const address = (await next).url()
  if (!/after=\d+/.test(address)) throw new Error(`the next tab began anew: ${address}`)
}

/** Say how long it took; a busy machine may be late once, not half of the time. */
function tell(name, measured) {
  const sorted = [...measured].sort((one, other) => one - other)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  console.log(`       ${name}: ${sorted.length} times, ms p50 ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`)
  const judged = sorted.length < MANY ? at(0.5) : at(0.95)
  if (judged > QUICK) throw new Error(`${name}: ${judged} ms`)
}
