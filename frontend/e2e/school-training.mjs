// A school's training plan on one engine, from 60 teachers' results to what a participant says a month later.
//
// EXAMPLE names the file with the people of the school, PART the day of the story (python -m tests.journeys
// school-training); what one day leaves for the next is written into the file.
import { readFileSync, writeFileSync } from 'node:fs'

import { attempt, BASE, beSignedIn, finish, open } from './common.mjs'
import { approves, atBothSizes, isThere, letsGo, queuesAndOffers, saysWhatCameOfIt, seesStrongest, takesSeat } from './school-acts.mjs'

const place = process.env.EXAMPLE
const story = JSON.parse(readFileSync(place, 'utf8'))
const windows = {}
let whole = true

async function step(name, act) {
  if (whole) whole = await attempt(name, act)
}

function must(is, told) {
  if (!is) throw new Error(told)
}

async function windowOf(key, first = false) {
  if (windows[key]) return windows[key]
  const { context } = await open({ phone: key.startsWith('guru') })
  const { login, code } = story.people[key]
  const new_password = story.password
  if (first) await ask(context, 'POST', '/session/activation', { login, code, new_password })
  else await beSignedIn(context, login, story.password)
  windows[key] = context
  return context
}

async function ask(context, method, path, data, version) {
  const headers = { Origin: BASE, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) }
  const answer = await context.request.fetch(`${BASE}/api/v1${path}`, { method, data, headers })
  must(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`)
  const text = await answer.text()
  return text === '' ? null : JSON.parse(text)
}

const parts = {
  async plan() {
    const about = `unit_id=${story.unit}&year=2026`
    await step('HR finds the planted need as the strongest cell', async () => {
      const heat = await ask(await windowOf('hr', true), 'GET', `/development/needs?${about}&by=competence`)
      const [first] = heat.rows.toSorted((a, b) => b.people - a.people)
      must(first.key === story.planted && first.people === story.weak, JSON.stringify(heat.rows))
      await seesStrongest(windows.hr, `/opd/pelatihan?unit=${story.unit}&tahun=2026`, story.weak)
    })
    await step('its people are named, each with two kinds of facts', async () => {
      const path = `/development/needs/people?${about}&competence_code=${story.planted}&size=100`
      const { items } = await ask(windows.hr, 'GET', path)
      must(items.length === story.weak, `${items.length} people`)
      must(items.every((one) => new Set(one.origins.map((origin) => origin.kind)).size >= 2), 'one kind of fact')
    })
    await step('HR proposes a programme, the head approves it', async () => {
      const draft = {
        unit_id: story.unit, title: 'Literasi di setiap pelajaran', provider: 'Balai Guru', place: 'Aula', mode: 'tatap_muka',
        competences: [story.planted], sessions: [{ on: story.held, starts: '08:00', ends: '14:00' }],
        hours: '8', seats: 12, budget: '18000000',
      }
      const { id } = await ask(windows.hr, 'POST', '/training-programmes', draft)
      await ask(windows.hr, 'POST', `/training-programmes/${id}/proposal`, undefined, 1)
      await approves(await windowOf('kadis', true), id)
      const { state } = await ask(windows.kadis, 'GET', `/training-programmes/${id}`)
      must(state === 'approved', state)
      story.programme = id
    })
    await step('HR makes the queue and offers the seats', async () => {
      await queuesAndOffers(windows.hr, story.programme)
      const { items: seats } = await ask(windows.hr, 'GET', `/training-programmes/${story.programme}/seats`)
      must(seats.length === story.weak, `${seats.length} in the queue`)
      const [offered] = seats.filter((seat) => seat.state === 'offered')
      const [key] = Object.entries(story.people).find(([, one]) => one.id === offered.employee.id)
      story.teacher = key
      story.seat = offered.id
    })
    await step('the teacher takes the seat, the superior lets them go', async () => {
      await takesSeat(await windowOf(story.teacher, true))
      await letsGo(await windowOf('kepsek', true), story.seat)
      const { items } = await ask(windows.kepsek, 'GET', `/employees/${story.people[story.teacher].id}/training-seats`)
      must(items[0].state === 'approved', items[0].state)
    })
    await step('the plan says what is reached and what is not', async () => {
      const plan = await ask(windows.hr, 'GET', `/training-plan?${about}`)
      must(plan.reached === 12 && plan.not_reached === story.weak - 12, JSON.stringify(plan))
      must(plan.missing.length === 0, JSON.stringify(plan.missing))
      await atBothSizes(windows.hr, `/opd/pelatihan/cetak?unit=${story.unit}&tahun=2026`, 'paper')
    })
  },
  async held() {
    await step('the teacher notes that they are there by the code of the day', async () => {
      const { code } = await ask(await windowOf('hr'), 'GET', `/training-programmes/${story.programme}/sessions/1/code`)
      await isThere(await windowOf(story.teacher), story.programme, code)
    })
    await step('HR completes the programme', async () => {
      const done = await ask(windows.hr, 'POST', `/training-programmes/${story.programme}/completion`)
      must(done.state === 'done' && done.seats.attended === 1, JSON.stringify(done.seats))
    })
  },
  async later() {
    await step('a month later the teacher answers two questions', async () => {
      const guru = await windowOf(story.teacher)
      const { items } = await ask(guru, 'GET', '/tasks')
      must(items.some((task) => task.kind === 'say_after_training'), JSON.stringify(items.map((task) => task.kind)))
      await saysWhatCameOfIt(guru)
    })
    await step('of one participant nothing is claimed', async () => {
      const hr = await windowOf('hr')
      const effect = await ask(hr, 'GET', `/training-programmes/${story.programme}/effect`)
      must(effect.verdict === 'too_few', JSON.stringify(effect))
    })
  },
}
await parts[process.env.PART]()
writeFileSync(place, JSON.stringify(story))
await finish()
