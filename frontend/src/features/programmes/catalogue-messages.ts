/** The catalogue and calendar of training, for everybody. */
const id = {
  title: 'Katalog pelatihan',
  heading: { coming: (n: string) => `${n} pelatihan akan diadakan`, past: (n: string) => `${n} pelatihan sudah selesai tahun ini` },
  lead: 'Kursi diberikan menurut kebutuhan, bukan siapa cepat. Bila giliran Anda, tawaran muncul di beranda.',
  which: 'Waktu',
  times: { coming: 'Akan datang', past: 'Sudah selesai' },
  forWhom: 'Untuk siapa',
  whom: { all: 'Seluruh kota', mine: 'Unit saya' },
  unit: 'Cari unit lain',
  unitHint: 'Tulis sedikitnya tiga huruf.',
  unitsFound: 'Unit yang cocok',
  onlyUnit: (name: string) => `Hanya yang untuk ${name}`,
  aUnit: 'Hanya yang untuk satu unit.',
  everyUnit: 'Tampilkan seluruh kota',
  answersYours: 'Ini untuk kebutuhan Anda',
  seat: (state: string) => `Kursi Anda: ${state}`,
  free: (free: number, total: number) => `${free} dari ${total} kursi belum terisi`,
  full: (total: number) => `${total} kursi, semua terisi`,
  attended: (n: number) => `${n} orang hadir`,
  line: (mode: string, hours: string, provider: string) => `${mode}, ${hours} JP, ${provider}`,
  none: 'Belum ada pelatihan di sini',
  noneMore: 'Pelatihan muncul setelah usulannya disetujui. Tulis kebutuhan Anda di rencana pengembangan supaya ikut diperhitungkan.',
  nonePast: 'Tahun ini belum ada pelatihan yang selesai.',
  list: 'pelatihan',
}
const en: typeof id = {
  title: 'Training catalogue', heading: { coming: (n) => `${n} ${n === '1' ? 'training is' : 'trainings are'} coming up`, past: (n) => `${n} ${n === '1' ? 'training was' : 'trainings were'} finished this year` },
  lead: 'Seats go to those who need them, not to whoever is fastest. When one is offered to you, it appears on your home page.', which: 'When', times: { coming: 'Coming up', past: 'Finished' }, forWhom: 'For whom', whom: { all: 'The whole city', mine: 'My unit' },
  unit: 'Find another unit', unitHint: 'Type at least three letters.', unitsFound: 'Matching units', onlyUnit: (name) => `Only for ${name}`, aUnit: 'Only for one unit.', everyUnit: 'Show the whole city', answersYours: 'This answers a need of yours', seat: (state) => `Your seat: ${state}`,
  free: (free, total) => `${free} of ${total} seats are free`, full: (total) => `${total} seats, all taken`, attended: (n) => `${n} ${n === 1 ? 'person' : 'people'} attended`, line: (mode, hours, provider) => `${mode}, ${hours} JP, ${provider}`,
  none: 'There is no training here yet', noneMore: 'A training appears once its proposal is approved. Write your needs in your development plan so that they are counted.', nonePast: 'No training has been finished this year.', list: 'trainings',
}
export const catalogueMessages = { id, en }
