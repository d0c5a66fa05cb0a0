// How the people of the worked example are evaluated on the pages, and read their result.
import { BASE, json, picture, settle } from './common.mjs'
import { sees } from './example-acts.mjs'

const PREDIKATS = { sangat_baik: 'Sangat Baik', baik: 'Baik', butuh_perbaikan: 'Butuh Perbaikan', kurang: 'Kurang', sangat_kurang: 'Sangat Kurang' }

/** The leader one level above says how an organization did (R39); `title` where several periods are judged. */
export async function setUnit(page, unit, basis, title = 'Capaian kinerja organisasi') {
  await page.goto(`${BASE}/evaluasi`)
  await settle(page)
  const row = page.getByRole('region', { name: title }).getByRole('listitem').filter({ has: page.getByText(unit, { exact: true }) })
  await row.getByRole('button', { name: `Tetapkan: ${unit}` }).click()
  await row.getByLabel('Capaian').selectOption({ label: 'Baik' })
  await row.getByLabel('Dasar penetapan').fill(basis)
  await row.getByRole('button', { name: 'Tetapkan', exact: true }).click()
  await row.getByLabel('Dasar penetapan').waitFor({ state: 'detached' })
  const fold = page.locator('details', { hasText: title })
  const kept = page.locator('li').filter({ has: page.getByText(unit, { exact: true }) }).getByText('Capaian: Baik', { exact: true })
  await fold.or(kept).first().waitFor({ state: 'attached' })
  await opened(fold)
  await kept.waitFor()
}

/** Once all are set they fold away. */
async function opened(fold) {
  if ((await fold.count()) > 0) await fold.locator('summary').click()
}

/** Read the material, rate, sign; give the key of the evaluation. */
export async function rate(page, plan, name) {
  await page.goto(`${BASE}/evaluasi`)
  await page.getByRole('link', { name: `Evaluasi: ${name}` }).click()
  await page.waitForURL(/\/evaluasi\/[0-9a-f-]{36}$/)
  await settle(page)
  await readMaterial(page, plan)
  for (const [axis, legend, nth] of [['results', 'Hasil kerja', 0], ['behaviour', 'Perilaku kerja', -1]]) {
    await page.getByRole('group', { name: legend }).locator(`input[value="${plan.ratings[`${axis}_rating`]}"]`).check()
    const reason = plan.ratings[`${axis}_reason`]
    if (reason) await page.getByLabel('Alasan').nth(nth).fill(reason)
  }
  await picture(page, `${plan.owner}-evaluasi`)
  await page.getByRole('button', { name: 'Tandatangani' }).click()
  await signNow(page.getByRole('dialog'))
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByText('Ditandatangani', { exact: true }).waitFor()
  return page.url().split('/').at(-1)
}

/** Reports of the quarter are still due in January: who signs before all are there says why. */
async function signNow(dialog) {
  const sign = dialog.getByRole('button', { name: 'Tandatangani' })
  await sign.waitFor()
  const early = dialog.getByLabel('Alasan menandatangani sekarang')
  if ((await early.count()) > 0) await early.fill('Indikator yang lain tidak dilaporkan pada triwulan ini.')
  await sign.click()
}

async function readMaterial(page, plan) {
  for (const goal of plan.goals) await sees(page, goal.text)
  for (const line of plan.reports) await sees(page, line.text)
  for (const one of plan.feedback) await sees(page, one.text)
  for (const value of plan.behaviour) for (const text of value.expectations) await sees(page, text)
}

/** The person reads the result and why, and confirms. */
export async function receive(page, plan, evaluationId) {
  await page.goto(`${BASE}/hasil`)
  await page.locator(`a[href="/hasil/${evaluationId}"]`).click()
  await page.waitForURL(`**/hasil/${evaluationId}`)
  await settle(page)
  const word = PREDIKATS[plan.predikat]
  await page.getByRole('img', { name: new RegExp(`^Predikat ${word}, `) }).first().waitFor()
  await sees(page, `Mengapa ${word}?`)
  await sees(page, `Capaian organisasi ${plan.unit} yang ditetapkan lebih dulu:`)
  await readMaterial(page, plan)
  await picture(page, `${plan.owner}-hasil`)
  await page.getByRole('button', { name: 'Saya terima hasil ini' }).click()
  await sees(page, 'Anda menerima hasil ini.')
  const kept = await json(page, `/evaluations/${evaluationId}`)
  if (kept.state !== 'acknowledged' || kept.predikat !== plan.predikat) throw new Error(`${kept.state}, ${kept.predikat}`)
}
