// What happens in a teacher's year beyond what everybody's has: groups, an observed lesson, a promotion.
import { BASE, picture, settle } from './common.mjs'
import { sees } from './example-acts.mjs'

const RESULTS = 'Hasil kerja'
const ANSWERS = ['Jelas terlihat', 'Sebagian', 'Jelas terlihat']

/** Begin the plan of the year and write a result into each group; give its key. */
export async function writeGroupedPlan(page, plan) {
  await page.goto(`${BASE}/skp`)
  await page.getByLabel('Pendekatan').selectOption('kualitatif')
  await page.getByRole('button', { name: 'Mulai SKP' }).click()
  await page.waitForURL(/\/skp\/[0-9a-f-]{36}$/)
  for (const goal of plan.goals) await writeGoal(page, goal)
  const annex = page.getByRole('region', { name: 'Lampiran SKP' })
  for (const [name, text] of Object.entries(plan.supports)) {
    await annex.getByRole('button', { name: `Ubah: ${name}` }).click()
    await annex.getByLabel(name).fill(text)
    await annex.getByRole('button', { name: 'Selesai' }).click()
    await annex.getByRole('button', { name: `Ubah: ${name}` }).waitFor()
  }
  return page.url().split('/').at(-1)
}

async function writeGoal(page, goal) {
  const group = page.getByRole('region', { name: goal.group, exact: true })
  await group.getByRole('button', { name: `Tambah hasil kerja: ${goal.group.toLowerCase()}` }).click()
  const form = group.locator('form')
  await form.getByLabel(new RegExp(`^${RESULTS}`)).first().fill(goal.text)
  if (goal.practice) await form.getByLabel('Praktik yang diamati di kelas').selectOption({ label: goal.practice })
  await form.getByRole('button', { name: 'Simpan' }).click()
  const row = group.getByRole('listitem').filter({ has: page.getByRole('heading', { name: goal.text, exact: true }) })
  await row.waitFor()
  if (goal.practice) await sees(page, `Praktik: ${goal.practice}`, row)
  for (const { text } of goal.indicators) {
    await row.getByRole('button', { name: 'Tambah indikator' }).click()
    await row.getByLabel('Apa yang diukur').fill(text)
    await row.getByRole('button', { name: 'Simpan' }).click()
    await row.getByRole('button', { name: `Ubah: ${text}`, exact: true }).waitFor()
  }
}

/** Plan an observation, have it agreed, stand in the class; give its key. */
export async function observe(head, teacher, name) {
  await head.goto(`${BASE}/observasi`)
  await settle(head)
  await head.getByRole('button', { name: `Rencanakan pengamatan ${name}` }).click()
  const dialog = head.getByRole('dialog')
  await dialog.getByLabel('Kelas', { exact: true }).fill('IV B')
  await dialog.getByLabel('Mata pelajaran').fill('IPAS')
  await dialog.getByLabel('Mulai', { exact: true }).fill('08:00')
  await dialog.getByLabel('Sampai', { exact: true }).fill('09:10')
  await dialog.getByRole('button', { name: 'Usulkan' }).click()
  await head.waitForURL(/\/observasi\/[0-9a-f-]{36}$/)
  const id = head.url().split('/').at(-1)
  await teacher.goto(`${BASE}/observasi/${id}`)
  await teacher.getByRole('button', { name: 'Setuju', exact: true }).click()
  await teacher.getByRole('button', { name: 'Setuju', exact: true }).waitFor({ state: 'detached' })
  await head.goto(`${BASE}/observasi/${id}`)
  await settle(head)
  const groups = head.getByRole('radiogroup')
  if ((await groups.count()) === 0) await head.getByRole('button', { name: /Di kelas/ }).click()
  await groups.first().waitFor()
  for (const [at, answer] of ANSWERS.entries()) await groups.nth(at).getByRole('radio', { name: answer }).check()
  await head.getByRole('textbox', { name: 'Yang Anda lihat dan dengar' }).fill('08.12 dua murid bertukar tempat tanpa diminta.')
  await picture(head, 'kepsek-di-kelas', true)
  await head.getByRole('button', { name: 'Selesai mengamati' }).click()
  await head.getByRole('dialog').getByRole('button', { name: 'Selesai mengamati' }).click()
  await head.getByRole('region', { name: 'Refleksi guru' }).waitFor()
  return id
}

/** Both write what they think, agree on one step, and close it. */
export async function reflectAndFinish(head, teacher, id) {
  await teacher.goto(`${BASE}/observasi/${id}`)
  await settle(teacher)
  await sees(teacher, '08.12 dua murid bertukar tempat tanpa diminta.')
  await teacher.getByLabel('Refleksi Anda').fill('Kesepakatan kelas berjalan; murid yang selesai lebih dulu belum punya tugas.')
  await teacher.getByRole('button', { name: 'Kirim', exact: true }).click()
  await teacher.getByLabel('Refleksi Anda').waitFor({ state: 'detached' })
  await head.goto(`${BASE}/observasi/${id}`)
  await settle(head)
  await head.getByLabel('Tanggapan Anda').fill('Kesepakatan kelas kuat. Coba satu pojok tantangan.')
  await head.getByRole('button', { name: 'Kirim', exact: true }).click()
  await head.getByLabel('Tindak lanjut yang disepakati').fill('Pojok tantangan dicoba pada Januari, dilihat lagi Februari.')
  await head.getByRole('button', { name: 'Simpan dan tutup' }).click()
  await head.getByRole('dialog').getByRole('button', { name: 'Simpan dan tutup' }).click()
  await head.getByText(/Selesai dan tidak dapat diubah lagi/).waitFor()
  await picture(head, 'kepsek-sesudah', true)
}

/** HR of an agency proposes whoever is ready. */
export async function propose(page, name) {
  await page.goto(`${BASE}/kenaikan-pangkat`)
  await settle(page)
  await sees(page, name)
  await picture(page, 'hr-daftar', true)
  await page.getByRole('button', { name: 'Usulkan 1 orang' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Usulkan 1 orang' }).click()
  await page.getByText('1 orang diusulkan.').waitFor()
}

/** HR of the city decides what was proposed. */
export async function decide(page, name) {
  await page.goto(`${BASE}/kenaikan-pangkat?usul=proposed`)
  await settle(page)
  await sees(page, name)
  await picture(page, 'kota-usulan', true)
  await page.getByRole('button', { name: 'Putuskan 1 orang' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nomor keputusan').fill('823.3/117/BKPSDM')
  await dialog.getByRole('button', { name: 'Setujui 1 orang' }).click()
  await page.getByText('1 usulan diputuskan.').waitFor()
}
