// The worked example of PermenPANRB 6/2022 on one engine: its people write, agree, report, speak, rate and read on the pages.
//
// EXAMPLE names the file of all that is typed; it and the rest come from the caller (python -m tests.journeys example).
import { readFileSync } from 'node:fs'

import { attempt, BASE, checkAxe, finish, open, picture, refuseErrors, settle, signIn } from './common.mjs'
import { activate, agree, readPlan, report, sees, speak, submit, writePlan } from './example-acts.mjs'
import { followServedLine, writeAgreement } from './example-agreements.mjs'
import { rate, receive, setUnit } from './example-judging.mjs'

const example = JSON.parse(readFileSync(process.env.EXAMPLE, 'utf8'))
const windows = {}
const planIds = {}
const evaluationIds = {}
let shown = null

/** The window of a person, who enters with the activation code at first. */
async function pageOf(key) {
  if (!windows[key]) {
    windows[key] = await open()
    shown = windows[key].page
    await activate(shown, example.people[key], example.password)
  }
  shown = windows[key].page
  return shown
}

let whole = true
async function step(name, act) {
  if (whole) whole = await attempt(name, act, () => shown)
}

const nameOf = (key) => example.people[key].name

await step('HR signs in', async () => {
  windows.hr = await open()
  shown = windows.hr.page
  await signIn(shown, example.administrator, example.password)
})
for (const agreement of example.agreements) {
  await step(`HR writes the performance agreement of ${agreement.unit}`, async () => {
    shown = windows.hr.page
    await writeAgreement(shown, agreement)
  })
}
for (const plan of example.plans) {
  await step(`${plan.owner} writes the plan and submits it`, async () => {
    const page = await pageOf(plan.owner)
    planIds[plan.owner] = await writePlan(page, plan)
    await submit(page, plan.owner)
  })
  await step(`${plan.assessor} agrees`, async () => {
    const page = await pageOf(plan.assessor)
    await agree(page, planIds[plan.owner], plan.behaviour)
    await readPlan(page, plan)
  })
}
for (const agreement of example.agreements) {
  await step(`${agreement.key} goes from the SKP to the agreement that it serves`, async () => {
    await followServedLine(await pageOf(agreement.key), planIds[agreement.key], agreement, agreement.served)
  })
}
for (const plan of example.plans) {
  await step(`${plan.owner} reports with proof`, async () => report(await pageOf(plan.owner), plan, planIds[plan.owner], example.quarter))
  for (const by of new Set(plan.feedback.map((one) => one.by))) {
    const said = plan.feedback.filter((one) => one.by === by)
    await step(`${by} gives feedback to ${plan.owner} (${said.length})`, async () => speak(await pageOf(by), nameOf(plan.owner), said))
  }
  await step(`${plan.owner} reads the feedback`, async () => {
    const page = await pageOf(plan.owner)
    await page.goto(`${BASE}/umpan-balik`)
    await settle(page)
    for (const one of plan.feedback) await sees(page, one.text)
    await picture(page, `${plan.owner}-umpan-balik`)
  })
}
await step('the city opens the evaluation of the year and sets its own achievement', async () => {
  const { page } = await open()
  const send = async (method, path, data, headers = {}) => {
    const answer = await page.request.fetch(`${BASE}/api/v1${path}`, { method, data, headers: { Origin: BASE, ...headers } })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  }
  await send('POST', '/session', { login: example.administrator, password: example.password })
  for (const act of ['opening', 'evaluation']) await send('POST', `/cycles/${example.cycle}/periods/${example.year}/${act}`)
  await send('PUT', `/unit-achievements/${example.city_unit}/${example.year}`, { grade: 'baik', basis: example.basis }, { 'If-Match': '"0"' })
})
await step('leaders set the achievement of the organizations below them', async () => {
  await setUnit(await pageOf('kepala_daerah'), 'DINAS KESEHATAN', example.basis)
  await setUnit(await pageOf('kepala_dinas'), 'PUSKESMAS', example.basis)
})
for (const plan of example.plans) {
  await step(`${plan.assessor} rates ${plan.owner}`, async () => {
    evaluationIds[plan.owner] = await rate(await pageOf(plan.assessor), plan, nameOf(plan.owner))
  })
  await step(`${plan.owner} reads the result and why`, async () => receive(await pageOf(plan.owner), plan, evaluationIds[plan.owner]))
}
await step('every page of the example is clean for axe', async () => {
  const owner = example.plans.at(-1).owner
  const page = await pageOf(owner)
  for (const path of [`/skp/${planIds[owner]}`, '/perjanjian-kinerja', '/umpan-balik', `/hasil/${evaluationIds[owner]}`]) {
    await page.goto(`${BASE}${path}`)
    await settle(page)
    await checkAxe(page, path)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  for (const path of [`/skp/${planIds[owner]}`, '/perjanjian-kinerja', '/umpan-balik', `/hasil/${evaluationIds[owner]}`]) {
    await page.goto(`${BASE}${path}`)
    await settle(page)
    await picture(page, `ponsel${path.replaceAll('/', '-').slice(0, 14)}`, true)
    await checkAxe(page, path)
  }
  for (const one of Object.values(windows)) refuseErrors(one.errors)
})
await finish()
