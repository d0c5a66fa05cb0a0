/** All rules of the system, and where each comes from. */
const id = {
  title: 'Aturan yang berlaku',
  lead: 'Setiap aturan yang dipakai aplikasi ini, sejak kapan, dan dari mana asalnya.',
  rule: 'Aturan',
  value: 'Isinya',
  since: 'Sejak',
  basis: 'Asalnya',
  policy: 'Baca ayat dan pembahasannya',
  policyOf: (rule: string) => `Baca ayat dan pembahasannya: ${rule}`,
  city: 'Penetapan kota',
  crumbs: 'Kebijakan kinerja',
}
const en: typeof id = {
  title: 'Rules in force',
  lead: 'Every rule that this application uses, since when, and where it comes from.',
  rule: 'Rule',
  value: 'What it says',
  since: 'Since',
  basis: 'Where from',
  policy: 'Read the paragraph and its discussion',
  policyOf: (rule) => `Read the paragraph and its discussion: ${rule}`,
  city: 'Set by the city',
  crumbs: 'Performance policy',
}
export const settingsMessages = { id, en }
