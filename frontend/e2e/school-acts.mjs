// What people do on the pages of training, as they would: by what stands on a button.
import { BASE, checkAxe, look, settle } from './common.mjs'

const PHONE = { width: 360, height: 740 }
const DESK = { width: 1366, height: 768 }

/** The window that somebody has had from the beginning. */
const pageOf = (context) => context.pages()[0]

export async function atBothSizes(context, path, name) {
  const page = pageOf(context)
  await look(page, path, name)
  await page.setViewportSize(PHONE)
  await look(page, path, `${name}-phone`)
  await page.setViewportSize(DESK)
}

/** The cell that is chosen where none is named is the largest; its people stand beside it. */
export async function seesStrongest(context, path, weak) {
  await atBothSizes(context, path, 'needs')
  const page = pageOf(context)
  await page.goto(BASE + path)
  await settle(page)
  const cell = page.locator('[aria-current="true"]:visible').first()
  const said = await cell.textContent()
  if (!said.includes(String(weak))) throw new Error(`the chosen cell says ${said}`)
  const people = await page.locator('section.chosen-cell li.needy').count()
  if (people === 0) throw new Error('nobody stands beside the chosen cell')
}

/** A step that a dialog asks for once more, by the same words. */
async function confirm(page, name) {
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

export async function approves(context, programme) {
  const path = `/opd/pelatihan/usulan/${programme}`
  await atBothSizes(context, path, 'decide')
  await confirm(pageOf(context), 'Setujui usulan')
}

export async function queuesAndOffers(context, programme) {
  const page = pageOf(context)
  await look(page, `/opd/pelatihan/usulan/${programme}`, 'queue')
  await page.getByRole('button', { name: 'Buat antrean' }).click()
  await confirm(page, /^Tawarkan \d+ kursi/)
  await settle(page)
  await checkAxe(page, 'offered')
}

export async function takesSeat(context) {
  const page = pageOf(context)
  await look(page, '/pelatihan', 'seat-offered')
  await page.getByRole('button', { name: 'Terima kursi' }).click()
  await page.getByText(/^Kursi (sudah )?Anda terima/).first().waitFor()
}

export async function letsGo(context, seat) {
  const page = pageOf(context)
  await atBothSizes(context, `/pelatihan/kursi/${seat}`, 'let-go')
  await page.goto(`${BASE}/pelatihan/kursi/${seat}`)
  await page.getByRole('button', { name: 'Setujui', exact: true }).click()
  await page.getByRole('button', { name: 'Setujui', exact: true }).waitFor({ state: 'detached' })
}

export async function isThere(context, programme, code) {
  const page = pageOf(context)
  await look(page, `/hadir/${programme}`, 'attend')
  await page.getByLabel('Kode di ruangan').fill(code)
  await page.getByRole('button', { name: 'Saya hadir' }).click()
  await page.getByRole('heading', { name: 'Anda tercatat hadir' }).waitFor()
}

export async function saysWhatCameOfIt(context) {
  const page = pageOf(context)
  await look(page, '/pelatihan', 'after')
  await page.getByText('Sering', { exact: true }).click()
  await page.getByText('Sangat', { exact: true }).click()
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await page.getByText(/^Terima kasih/).waitFor()
}
