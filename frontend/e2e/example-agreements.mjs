// How HR types the performance agreements of the worked example, and how others find and read them.
import { BASE, checkAxe, picture, settle } from './common.mjs'
import { sees } from './example-acts.mjs'

/** From the tree of units to the empty year, then objective by objective as the annex prints it. */
export async function writeAgreement(page, agreement) {
  await page.goto(`${BASE}/opd/unit`)
  await page.getByLabel('Cari unit').fill(agreement.unit)
  await page.getByRole('link', { name: new RegExp(`^Perjanjian kinerja.*${agreement.unit}$`) }).first().click()
  await page.getByRole('heading', { name: new RegExp(`${agreement.unit} belum diisi`) }).waitFor()
  await checkAxe(page, 'an empty agreement')
  await page.getByRole('button', { name: 'Mulai isi' }).click()
  let objective = null
  for (const line of agreement.lines) {
    await writeLine(page, line, line.objective !== objective)
    objective = line.objective
  }
  for (const programme of agreement.programmes) await writeProgramme(page, programme, agreement.programme)
  await picture(page, `pk-${agreement.key}-isi`, true)
  await checkAxe(page, 'an agreement being written')
  await page.getByRole('button', { name: 'Selesai mengubah' }).click()
  await readAgreement(page, agreement)
  await picture(page, `pk-${agreement.key}`, true)
  await checkAxe(page, 'an agreement')
}

async function writeLine(page, line, begins) {
  await page.getByRole('button', { name: begins ? 'Tambah sasaran' : `Tambah indikator: ${line.objective}`, exact: true }).click()
  if (begins) await page.getByLabel('Sasaran', { exact: true }).fill(line.objective)
  await page.getByLabel('Indikator kinerja').fill(line.text)
  await page.getByLabel('Target setahun').fill(line.target)
  await page.getByLabel('Satuan').fill(line.measure)
  await page.getByRole('button', { name: 'Simpan' }).click()
  await page.getByRole('button', { name: `Ubah: ${line.text}`, exact: true }).waitFor()
}

async function writeProgramme(page, programme, word) {
  await page.getByRole('button', { name: `Tambah ${word}`, exact: true }).click()
  await page.getByLabel(`Nama ${word}`).fill(programme.name)
  await page.getByLabel('Anggaran (rupiah)').fill(programme.printed)
  await sees(page, `Terbaca ${programme.shown}`)
  await page.getByRole('button', { name: 'Simpan' }).click()
  await page.getByRole('button', { name: `Ubah: ${programme.name}`, exact: true }).waitFor()
}

/** Every text of the annex stands in its place on the form. */
export async function readAgreement(page, agreement) {
  for (const heading of agreement.headings) await page.getByRole('columnheader', { name: new RegExp(`^${heading}$`, 'i') }).waitFor()
  for (const objective of new Set(agreement.lines.map((line) => line.objective))) await page.getByRole('rowheader', { name: objective, exact: true }).waitFor()
  const rows = page.getByRole('row')
  for (const line of agreement.lines) {
    await rows.filter({ has: page.getByRole('cell', { name: line.text, exact: true }) }).getByRole('cell', { name: `${line.target} ${line.measure}`, exact: true }).waitFor()
  }
  for (const programme of agreement.programmes) {
    await rows.filter({ has: page.getByRole('cell', { name: programme.name, exact: true }) }).getByText(programme.shown, { exact: true }).waitFor()
  }
  const kept = await page.getByRole('table').first().locator('tbody tr').count()
  if (kept !== agreement.lines.length) throw new Error(`${kept} lines, not ${agreement.lines.length}`)
  for (const name of agreement.parties) await sees(page, name)
}

/** From the goal in the SKP to the line that it serves. */
export async function followServedLine(page, planId, agreement, text) {
  await page.goto(`${BASE}/skp/${planId}`)
  await page.getByRole('link', { name: text, exact: true }).click()
  await page.waitForURL('**/perjanjian-kinerja?**')
  await settle(page)
  await readAgreement(page, agreement)
}
