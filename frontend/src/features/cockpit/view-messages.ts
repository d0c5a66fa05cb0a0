/** The words of what one takes along from the cockpit, and of saved views. */
const id = {
  title: 'Bawa ke rapat',
  lead: 'Ringkasan dua halaman untuk rapat mingguan, atau tabelnya untuk diolah sendiri.',
  brief: 'Ringkasan (PDF)',
  workbook: 'Semua tabel (XLSX)',
  units: 'Unit kerja (CSV)',
  people: 'Perlu bantuan (CSV)',
  saved: 'Tampilan tersimpan',
  savedLead: 'Simpan unit dan daftar yang sering Anda buka. Bila diminta, tiap Senin ada pengingat bahwa ringkasannya siap dibaca.',
  name: 'Nama tampilan',
  weekly: 'Ingatkan saya tiap Senin',
  save: 'Simpan tampilan ini',
  none: 'Belum ada tampilan tersimpan.',
  own: 'unit Anda',
  drop: (name: string) => `Hapus ${name}`,
  weeklyOf: (name: string) => `Ingatkan tiap Senin: ${name}`,
}
const en: typeof id = {
  title: 'Take to a meeting',
  lead: 'A brief of two pages for the weekly meeting, or the tables to work with yourself.',
  brief: 'Brief (PDF)',
  workbook: 'All tables (XLSX)',
  units: 'Units (CSV)',
  people: 'Need help (CSV)',
  saved: 'Saved views',
  savedLead: 'Save the unit and list that you open often. If you ask for it, a reminder comes each Monday that the brief can be read.',
  name: 'Name of the view',
  weekly: 'Remind me each Monday',
  save: 'Save this view',
  none: 'No saved views yet.',
  own: 'your unit',
  drop: (name) => `Drop ${name}`,
  weeklyOf: (name) => `Remind each Monday: ${name}`,
}

export const viewMessages = { id, en }
