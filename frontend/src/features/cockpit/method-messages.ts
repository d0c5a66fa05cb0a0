/** How each figure comes about: what is counted, from what, when, and where its limits are. */
import type { Method } from '@/components/charts/method-note'

const liveId = 'Beberapa detik sesudah ada yang berubah. Waktunya tertulis di bawah judul halaman.'
const liveEn = 'Within seconds after something changed. The time stands under the title of the page.'
type Methods = Record<'figures' | 'help' | 'predikat' | 'weeks' | 'forecast' | 'cascade' | 'positions', Method>

const id: Methods = {
  figures: {
    counted: 'Capaian adalah rata-rata semua indikator yang berangka, sebagai bagian dari targetnya. Satu indikator paling banyak dihitung penuh. Seharusnya adalah rata-rata yang diharapkan sampai periode ini.',
    rows: 'Laporan realisasi semua pegawai di unit ini dan semua unit di bawahnya; dari sebuah tim, semua yang dinilai ketuanya hari ini. Yang memegang dua jabatan dihitung dua kali.',
    when: liveId,
    limits: 'Indikator yang dilaporkan dengan kalimat tidak ikut dirata-rata. Yang belum melapor tidak dihitung sesuai maupun tertinggal.',
  },
  help: {
    counted: 'Pegawai yang bertugas dan tertinggal dari jalur, atau buktinya dikembalikan. Yang paling jauh tertinggal di atas.',
    rows: 'Laporan, bukti, umpan balik, dan SKP mereka pada periode ini.',
    when: liveId,
    limits: 'Tertinggal bukan berarti bersalah: sebabnya perlu ditanyakan. Yang belum melapor tidak ada di daftar ini.',
  },
  predikat: {
    counted: 'Pegawai menurut predikat yang sudah ditandatangani. Garis tegak adalah batas panduan.',
    rows: 'Evaluasi periode ini, dan capaian unit yang ditetapkan.',
    when: liveId,
    limits: 'Panduan mengingatkan, tidak memaksa. Yang belum ditandatangani tidak dihitung.',
  },
  weeks: {
    counted: 'Bagian pegawai yang sesuai atau di depan jalur, dari yang sudah melapor. Merosot: kata jalurnya memburuk.',
    rows: 'Keadaan yang dicatat setiap Senin, dan keadaan hari ini.',
    when: 'Setiap Senin, selama periode berjalan.',
    limits: 'Pada awal periode baru sedikit yang melapor, jadi angkanya mudah berubah.',
  },
  forecast: {
    counted: 'Bagian yang akan sesuai jalur bila semua sudah melapor. Yang sudah dilaporkan tetap; yang belum dianggap seperti periode lalu, dengan perubahan seperti unit yang seukuran.',
    rows: 'Dua periode sebelumnya dari unit ini dan unit-unit yang seukuran di kota.',
    when: 'Setiap kali halaman ini dibuka.',
    limits: 'Dua dari sepuluh unit berakhir di luar rentang. Perkiraan bukan janji dan tidak dipakai menilai siapa pun.',
  },
  cascade: {
    counted: 'Rencana hasil kerja yang dihubungkan dengan hasil kerja atasan atau dengan perjanjian kinerja.',
    rows: 'SKP yang sudah disetujui di unit ini dan di bawahnya.',
    when: liveId,
    limits: 'Dihubungkan belum tentu tepat: isinya tetap perlu dibaca.',
  },
  positions: {
    counted: 'Angka yang sama seperti di atas, dikelompokkan menurut jenis jabatan.',
    rows: 'Semua pegawai di unit ini dan di bawahnya.',
    when: 'Saat daftar ini dibuka.',
    limits: 'Isi pekerjaan dalam satu jenis jabatan dapat sangat berbeda.',
  },
}
const en: Methods = {
  figures: {
    counted: 'Achieved is the mean of all indicators with figures, as a share of their targets. No indicator counts for more than its whole target. Expected is the mean of what should be reached by this period.',
    rows: 'Reports of everybody in this unit and in all units below; of a team, of all whom its leader assesses today. Whoever holds two posts counts twice.',
    when: liveEn,
    limits: 'Indicators reported in words have no part in the mean. Who has not reported counts neither as on track nor as behind.',
  },
  help: {
    counted: 'People on duty who are behind, or whose evidence was returned. Those farthest behind come first.',
    rows: 'Their reports, evidence, feedback and plans in this period.',
    when: liveEn,
    limits: 'To be behind is no fault: ask for the cause. Who has not reported is not on this list.',
  },
  predikat: {
    counted: 'People by the rating that was signed. The upright mark is the border of the guideline.',
    rows: 'Evaluations of this period, and the achievement that was set for the unit.',
    when: liveEn,
    limits: 'The guideline reminds and never forces. What is not signed does not count.',
  },
  weeks: {
    counted: 'The share of people on track or ahead, of those who have reported. Slipped: their word for the track got worse.',
    rows: 'How everybody stood on each Monday, and today.',
    when: 'Every Monday while the period runs.',
    limits: 'Early in a period few have reported, so that the share changes easily.',
  },
  forecast: {
    counted: 'The share that will be on track once everybody has reported. What is reported stands; what is missing is taken as in the last period, changed as units of a like size changed.',
    rows: 'The two earlier periods of this unit and of units of a like size in the city.',
    when: 'Each time this page is opened.',
    limits: 'Two of ten units end outside the range. A forecast is no promise and is used to rate nobody.',
  },
  cascade: {
    counted: 'Planned results that are linked to a result of the superior or to the performance agreement.',
    rows: 'Agreed plans in this unit and below.',
    when: liveEn,
    limits: 'Linked does not mean fitting: the words still have to be read.',
  },
  positions: {
    counted: 'The same figures as above, by kind of post.',
    rows: 'Everybody in this unit and below.',
    when: 'When this list is opened.',
    limits: 'Within one kind of post the work can differ widely.',
  },
}
export const methodMessages = { id, en }
