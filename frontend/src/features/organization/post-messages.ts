/** Words of posts, and of adding a person. */
import { POSITION_KINDS as names } from '@/components/position-kinds'

import type { PostDraft } from './organization-queries'

type Kind = PostDraft['position_kind']
const LEADING: Kind[] = ['jpt_madya', 'jpt_pratama', 'administrator', 'pengawas']
const EXPERT: Kind[] = ['ahli_utama', 'ahli_madya', 'ahli_muda', 'ahli_pertama']
const SKILLED: Kind[] = ['penyelia', 'mahir', 'terampil', 'pemula']
const OTHER: Kind[] = ['pelaksana']

const id = {
  stuck: (n: number) => `${n} evaluasi tertahan karena penilainya tidak ada atau SKP-nya belum ada.`,
  seeStuck: 'Lihat dan selesaikan',
  addPerson: 'Tambah pegawai',
  addLead: 'Untuk satu orang. Untuk banyak orang, pakai impor dari SIMPEG.',
  addWho: 'Siapa',
  addWhere: 'Jabatan',
  addAssessor: 'Pejabat penilai (boleh kosong)',
  addAssessorLead: 'Bila kosong, penilainya pimpinan unit, atau atasan unit bagi seorang pimpinan.',
  number: 'NIP atau NI PPPK',
  numberHint: '18 angka, spasi boleh.',
  name: 'Nama lengkap dengan gelar',
  nameHint: 'Contoh: dr. I Gede Bayu Pratama, M.Kes.',
  employeeKind: 'Jenis pegawai',
  employeeKinds: { pns: 'PNS', cpns: 'CPNS', pppk: 'PPPK', non_asn: 'Non-ASN', pejabat_negara: 'Pejabat negara' },
  grade: 'Golongan (boleh kosong)',
  gradeHint: 'Contoh: III/c atau IX.',
  addNeeds: 'Isi NIP, nama, unit kerja, dan jabatannya, lalu tambahkan.',
  save: 'Tambahkan',
  already: 'NIP ini sudah terdaftar.',
  agency: 'Perangkat daerah',
  unit: 'Unit kerja',
  choose: 'Pilih',
  loading: 'Memuat…',
  title: 'Nama jabatan',
  titleHint: 'Seperti pada SK. Contoh: Perawat Ahli Pertama.',
  kind: 'Jenis jabatan',
  kinds: names,
  groups: [
    { label: 'Pimpinan dan struktural', kinds: LEADING },
    { label: 'Fungsional keahlian', kinds: EXPERT },
    { label: 'Fungsional keterampilan', kinds: SKILLED },
    { label: 'Pelaksana', kinds: OTHER },
  ],
  head: 'Memimpin unit ini',
  post: 'Catat jabatan baru',
  postFirst: 'Isi unit kerja, nama jabatan, dan jenisnya dulu.',
  postLead: 'Untuk mutasi, promosi, atau tugas sementara. Jabatan definitif yang lama berakhir sehari sebelumnya.',
  postAs: 'Sebagai',
  postKinds: { definitif: 'Definitif: pindah ke jabatan ini', rangkap: 'Rangkap: jabatan tambahan', plt: 'Plt.: pelaksana tugas', plh: 'Plh.: pelaksana harian' },
  from: 'Mulai tanggal',
  until: 'Sampai tanggal (boleh kosong)',
  document: 'Nomor SK atau surat perintah (boleh kosong)',
  saved: 'Jabatan baru sudah dicatat.',
  cancel: 'Batal',
}
const en: typeof id = {
  stuck: (n) => `${n} ${n === 1 ? 'evaluation is' : 'evaluations are'} stuck: the assessor is away, or a plan is missing.`,
  seeStuck: 'See and settle',
  addPerson: 'Add a person', addLead: 'For a single person. For many, import them from SIMPEG.', addWho: 'Who', addWhere: 'Post', addAssessor: 'Assessor (optional)',
  addAssessorLead: 'Leave this empty and the head of the unit becomes the assessor; for a head, the head above.',
  number: 'NIP or NI PPPK', numberHint: '18 digits, spaces allowed.', name: 'Full name with titles', nameHint: 'Example: dr. I Gede Bayu Pratama, M.Kes.',
  employeeKind: 'Kind of employee', employeeKinds: { pns: 'PNS', cpns: 'CPNS', pppk: 'PPPK', non_asn: 'Not ASN', pejabat_negara: 'State official' },
  grade: 'Grade (optional)', gradeHint: 'Example: III/c or IX.', addNeeds: 'Fill in the number, name, unit and post first.', save: 'Add', already: 'This NIP is already on record.',
  agency: 'Agency', unit: 'Unit', choose: 'Choose', loading: 'Loading…', title: 'Title of the post', titleHint: 'As in the decree. Example: Perawat Ahli Pertama.', kind: 'Kind of post', kinds: names,
  groups: [{ label: 'Leadership', kinds: LEADING }, { label: 'Functional, experts', kinds: EXPERT }, { label: 'Functional, skilled', kinds: SKILLED }, { label: 'General', kinds: OTHER }],
  head: 'Leads this unit', post: 'Record a new post', postFirst: 'Fill in the unit, title and kind of post first.', postLead: 'For a transfer, a promotion or a temporary duty. The current permanent post ends the day before.', postAs: 'As',
  postKinds: { definitif: 'Permanent: moves to this post', rangkap: 'Second post', plt: 'Plt.: acting', plh: 'Plh.: standing in day to day' },
  from: 'From', until: 'Until (optional)', document: 'Number of the decree or order (optional)', saved: 'The new post has been recorded.', cancel: 'Cancel',
}
export const postMessages = { id, en }
