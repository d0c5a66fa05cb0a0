// What people of the worked example do on the pages, each text as the annexes print it.
import { BASE, picture } from './common.mjs'

const lines = (text) => text.split('\n')

/** See that a text stands somewhere on the page, whole. */
export async function sees(page, text, where = page) {
  for (const line of lines(text)) {
    if ((await where.getByText(line).count()) === 0) await where.getByText(line).first().waitFor()
  }
}

export async function activate(page, person, password) {
  await page.goto(`${BASE}/masuk/aktivasi`)
  await page.getByLabel('NIP atau nama masuk').fill(person.login)
  await page.getByLabel('Kode sekali pakai').fill(person.code)
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(password)
  await page.getByRole('button', { name: /masuk$/i }).click()
  await page.waitForURL('**/beranda')
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Begin the plan and write all of it; give the key of the plan. */
export async function writePlan(page, plan) {
  await page.goto(`${BASE}/skp`)
  await page.getByLabel('Pendekatan').selectOption('kualitatif')
  await page.getByRole('button', { name: 'Mulai SKP' }).click()
  await page.waitForURL(/\/skp\/[0-9a-f-]{36}$/)
  for (const goal of plan.goals) await writeGoal(page, goal)
  const annex = page.getByRole('region', { name: 'Lampiran SKP' })
  const names = { sumber_daya: 'Dukungan sumber daya', pertanggungjawaban: 'Skema pertanggungjawaban', konsekuensi: 'Konsekuensi' }
  for (const [kind, texts] of Object.entries(plan.supports)) {
    await annex.getByRole('button', { name: `Ubah: ${names[kind]}` }).click()
    await annex.getByLabel(names[kind]).fill(texts.join('\n'))
    await annex.getByRole('button', { name: 'Selesai' }).click()
    await annex.getByRole('button', { name: `Ubah: ${names[kind]}` }).waitFor()
    for (const text of texts) await sees(page, text, annex)
  }
  return page.url().split('/').at(-1)
}

async function writeGoal(page, goal) {
  const results = page.getByRole('region', { name: 'Hasil kerja' })
  await results.getByRole('button', { name: `Tambah hasil kerja ${goal.kind}` }).click()
  const form = results.locator('form')
  if (goal.serves) await form.getByLabel('Mendukung').selectOption({ label: goal.serves })
  await form.getByLabel(`Hasil kerja (${goal.kind})`).fill(goal.text)
  if (goal.assigned_by) await form.getByLabel('Penugasan dari').fill(goal.assigned_by)
  await form.getByRole('button', { name: 'Simpan' }).click()
  const row = results.getByRole('listitem').filter({ has: page.getByRole('heading', { name: goal.text, exact: true }) })
  await row.waitFor()
  if (goal.assigned_by) await sees(page, `Penugasan dari ${goal.assigned_by}`, row)
  for (const indicator of goal.indicators) {
    await row.getByRole('button', { name: 'Tambah indikator' }).click()
    await row.getByLabel('Apa yang diukur').fill(indicator.text)
    if (indicator.perspective) await row.getByLabel('Perspektif').selectOption({ label: indicator.perspective })
    await row.getByRole('button', { name: 'Simpan' }).click()
    await row.getByRole('button', { name: `Ubah: ${indicator.text}`, exact: true }).waitFor()
  }
}

async function writeBehaviour(page, values) {
  const rows = page.getByRole('region', { name: 'Perilaku kerja' }).locator('ul.rows > li')
  for (const value of values.filter((one) => one.expectations.length > 0)) {
    const row = rows.nth(value.value_code - 1)
    await row.getByRole('button', { name: 'Tulis ekspektasi' }).click()
    await row.getByRole('textbox').fill(value.expectations.join('\n'))
    await row.getByRole('button', { name: 'Selesai' }).click()
    await row.getByRole('button', { name: 'Ubah' }).waitFor()
    for (const text of value.expectations) await sees(page, text, row)
  }
}

export async function submit(page, picturedAs) {
  await picture(page, `${picturedAs}-skp`, true)
  await page.getByRole('button', { name: 'Ajukan ke atasan' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ajukan ke atasan' }).click()
  await page.getByText('Diajukan', { exact: true }).first().waitFor()
}

/** The leader writes what is expected beyond the values' guides, then agrees. */
export async function agree(page, planId, values) {
  await page.goto(`${BASE}/skp/${planId}`)
  await writeBehaviour(page, values)
  await page.getByRole('button', { name: 'Setujui SKP' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Setujui SKP' }).click()
  await page.getByText('Disetujui', { exact: true }).first().waitFor()
}

/** Every text of the plan stands on the agreed page. */
export async function readPlan(page, plan) {
  for (const goal of plan.goals) {
    await sees(page, goal.text)
    for (const indicator of goal.indicators) await sees(page, indicator.text)
  }
}

export async function report(page, plan, planId, period) {
  await page.goto(`${BASE}/realisasi/${planId}/${period}`)
  for (const line of plan.reports) {
    const card = page.getByRole('region', { name: line.indicator, exact: true })
    await card.getByLabel('Realisasi dalam kalimat').fill(line.text)
    if (line.proof) await prove(page, card, line.proof)
  }
  await picture(page, `${plan.owner}-realisasi`)
  await page.getByRole('button', { name: `Kirim laporan (${plan.reports.length})` }).click()
  await page.getByRole('heading', { name: 'Tanda terima' }).waitFor()
  await picture(page, `${plan.owner}-tanda-terima`)
}

async function prove(page, card, proof) {
  await card.getByRole('button', { name: 'Tambah bukti' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Tautan' }).check()
  await dialog.getByLabel('Nama bukti').fill(proof.title)
  await dialog.getByLabel('Alamat tautan').fill(proof.url)
  await dialog.getByRole('button', { name: 'Kirim bukti' }).click()
  await card.getByRole('link', { name: proof.title }).waitFor()
}

/** Say all that one person says to another, one after the other. */
export async function speak(page, name, said) {
  await page.goto(`${BASE}/umpan-balik/tulis`)
  for (const [number, one] of said.entries()) {
    await page.getByRole('button', { name: `Pilih ${name}` }).click()
    const about = one.goal ? { label: one.goal } : `value:${one.value_code}`
    await page.getByLabel('Tentang apa?').selectOption(about)
    if (one.source) {
      await page.getByLabel('Saya menyampaikan suara orang yang dilayani').check()
      await page.getByLabel('Dari siapa?').fill(one.source)
    }
    await page.getByLabel('Apa yang Anda lihat').fill(one.text)
    if (one.symbol) await page.getByLabel('Simbol').selectOption(one.symbol)
    if (one.source || one.symbol) await picture(page, `umpan-balik-${one.by}-${number}`)
    await page.getByRole('button', { name: 'Kirim umpan balik' }).click()
    await page.getByText(`Terkirim. ${name}`).waitFor()
    await page.getByRole('button', { name: 'Tulis lagi' }).click()
  }
}
