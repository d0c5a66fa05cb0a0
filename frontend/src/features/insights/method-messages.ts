/** How each figure comes about: what is counted, from which rows, when, and where its limits are. */
import type { Method } from '@/components/charts/method-note'

/** Every figure of these pages. */
type Figure = 'onTrack' | 'onTime' | 'predikat' | 'strips' | 'relation' | 'signals' | 'time' | 'sending' | 'reports'

const DAILY = 'Sekali sehari, dari keadaan malam sebelumnya. Waktunya tertulis di atas.'
const id: Record<Figure, Method> = {
  onTrack: {
    counted: 'Pegawai yang indikatornya sesuai jalur atau di depan jalur, dari pegawai yang laporannya memuat angka. Jalur membandingkan capaian dengan yang seharusnya pada akhir periode.',
    rows: 'Laporan realisasi pegawai menurut jabatan definitif pada akhir periode.',
    when: DAILY,
    limits: 'Yang belum melapor dan yang indikatornya tanpa angka tidak dihitung. Batas jalur adalah penetapan kota, bukan penilaian. Nilai tengah unit sejenis hanya ada bila sedikitnya lima unit boleh ditampilkan.',
  },
  onTime: {
    counted: 'Pegawai yang laporan pertamanya masuk paling lambat pada hari terakhir, dari pegawai dengan SKP yang disetujui.',
    rows: 'Tanda terima laporan dan jadwal periode.',
    when: `${DAILY} Baru ditampilkan sesudah hari terakhir lewat.`,
    limits: 'Laporan yang kemudian dilengkapi atau dibetulkan tetap dihitung menurut yang pertama.',
  },
  predikat: {
    counted: 'Pegawai menurut predikat evaluasi yang sudah ditandatangani.',
    rows: 'Evaluasi pegawai menurut jabatan definitif pada akhir periode. Garis tegak adalah panduan pola distribusi menurut capaian organisasi (SE MenPANRB 3/2023).',
    when: DAILY,
    limits: 'Yang belum ditandatangani tidak dihitung. Panduan adalah pertimbangan, bukan jatah.',
  },
  strips: {
    counted: 'Bagian pegawai di setiap unit langsung di bawahnya, dibandingkan dengan unit sejenis.',
    rows: 'Angka unit yang sama dengan gambar lain di halaman ini.',
    when: DAILY,
    limits: 'Nilai tengah dan jarak tengah (median dan MAD). Menonjol berarti lebih dari tiga kali jarak itu dan hampir tidak mungkin kebetulan untuk kelompok sebesar itu (kurang dari 1 dari 100). Bila kurang dari lima unit sejenis, tidak ada pembanding.',
  },
  relation: {
    counted: 'Capaian organisasi setiap unit di samping bagian pegawainya yang sesuai jalur dan predikatnya, pada periode yang sama.',
    rows: 'Capaian organisasi yang ditetapkan setingkat di atas, dan angka pegawai unit itu.',
    when: DAILY,
    limits: 'Temuan muncul bila capaian di bawah Baik sedangkan 90 % pegawai Baik atau Sangat Baik, atau 80 % sesuai jalur; atau bila capaian Baik ke atas sedangkan kurang dari separuh pegawai sesuai jalur. Capaian unit diukur dengan cara lain, jadi ini pertanyaan.',
  },
  signals: {
    counted: 'Pola penilaian seorang penilai dalam satu periode, dibandingkan dengan penilai lain di kota yang pegawainya berada pada jalur yang sama.',
    rows: 'Evaluasi yang sudah ditandatangani, alasannya, waktu menilai dan menandatangani, dan jalur pegawainya. Nama pegawai tidak dipakai.',
    when: DAILY,
    limits: 'Hanya penilai dengan sedikitnya 8 pegawai. Ditanyakan bila kebetulan saja hanya membuatnya terjadi pada kurang dari 1 dari 1.000 penilai (uji eksak). Pada 2.000 penilai yang menilai wajar dalam uji coba, paling banyak 4 ditanyakan per sinyal. Pola yang sengaja ditanam ditemukan pada 20 pegawai dalam 42 sampai 100 dari 100 kasus menurut sinyalnya, pada 40 pegawai hampir selalu. Rating per nilai perilaku tidak ada dalam aturan, jadi kesamaan antarnilai tidak dapat diperiksa.',
  },
  time: {
    counted: 'Menit dengan sedikitnya satu permintaan dari orang yang sudah masuk, dijumlahkan per peran, dibagi banyaknya orang dengan peran itu yang masuk pada bulan itu.',
    rows: 'Jumlah menit per hari, peran, dan jenis perangkat. Tidak ada catatan per orang.',
    when: 'Setiap menit; banyaknya orang setiap hari.',
    limits: 'Halaman yang terbuka dan memperbarui diri ikut terhitung; membaca tanpa berpindah halaman tidak. Waktu bekerja di luar sistem tidak terhitung. Peran adalah peran saat itu: pengelola bila punya peran kepegawaian atau pengawasan, pemimpin bila memimpin unit, lainnya pegawai.',
  },
  sending: {
    counted: 'Menit saat laporan atau bukti dikirim, menurut jenis perangkat.',
    rows: 'Jumlah menit per hari, peran, dan jenis perangkat.',
    when: 'Setiap menit.',
    limits: 'Dari peramban hanya disimpan ponsel, komputer, atau lainnya. Program berarti token atau akun layanan.',
  },
  reports: {
    counted: 'Pegawai dengan SKP yang disetujui, menurut kapan laporan pertamanya masuk dan siapa yang mengirimnya.',
    rows: 'Tanda terima laporan dan jadwal periode.',
    when: DAILY,
    limits: 'Belum ada laporan yang masuk lewat impor, jadi tidak ada barisnya.',
  },
}
const NIGHTLY = 'Once a day, of how it stood the night before. The time is written above.'
const en: typeof id = {
  onTrack: {
    counted: 'People whose indicators are on track or ahead, out of those whose report has figures. The track compares what was reached with what should be by the end of the period.',
    rows: 'Reports of people by their definitive post at the period’s end.',
    when: NIGHTLY,
    limits: 'Who has not reported and whose indicators have no figures is not counted. The borders are set by the city and rate nobody. There is a median of units of the kind only if at least five of them may be shown.',
  },
  onTime: {
    counted: 'People whose first report came by the last day, out of those with an agreed plan.',
    rows: 'Receipts of reports and the schedule of periods.',
    when: `${NIGHTLY} Shown once the last day is over.`,
    limits: 'A report that was completed or corrected later counts by its first sending.',
  },
  predikat: {
    counted: 'People by the rating of their signed evaluation.',
    rows: 'Evaluations of people by their definitive post at the period’s end. The upright line is the guideline for the organization’s achievement (circular MenPANRB 3/2023).',
    when: NIGHTLY,
    limits: 'What is not signed is not counted. The guideline is a consideration, not a quota.',
  },
  strips: {
    counted: 'The share of people in each unit right below, compared with units of the same kind.',
    rows: 'The same figures of units as in the other charts of this page.',
    when: NIGHTLY,
    limits: 'Median and median distance (MAD). A unit stands out when it is more than three such distances away and chance would hardly do that in a group of its size (less than 1 in 100). With fewer than five units of a kind there is no comparison.',
  },
  relation: {
    counted: 'What each unit achieved beside the share of its people on track and their ratings in the same period.',
    rows: 'Achievements of organizations as set one level above, and the figures of the unit’s people.',
    when: NIGHTLY,
    limits: 'There is a finding when the achievement is below Good while 90% of the people are Good or Very Good, or 80% are on track; or when it is Good or better while fewer than half are on track. Achievements are measured in other ways, so it is a question.',
  },
  signals: {
    counted: 'How one rater rated in one period, compared with the other raters of the city whose people are equally on track.',
    rows: 'Signed evaluations, their reasons, when they were rated and signed, and how their people stand. Names of the rated are not used.',
    when: NIGHTLY,
    limits: 'Only raters with at least 8 people. Asked when chance alone would do it to fewer than 1 in 1,000 raters (exact test). Of 2,000 raters in a trial who rated fairly, at most 4 were asked about by each signal. Planted patterns were found with 20 people in 42 to 100 of 100 cases depending on the signal, with 40 people nearly always. The regulation knows no rating of each behaviour value, so that likeness between values cannot be looked at.',
  },
  time: {
    counted: 'Minutes with at least one request of somebody signed in, summed by role, divided by how many people of that role signed in that month.',
    rows: 'Sums of minutes by day, role and kind of device. Nothing is kept by person.',
    when: 'Every minute; the number of people every day.',
    limits: 'An open page that renews itself is counted; reading one page without moving on is not, nor is work outside the system. The role is that of the moment: administrators have a role in personnel or inspection, leaders lead a unit, all others are staff.',
  },
  sending: {
    counted: 'Minutes in which a report or evidence was sent, by kind of device.',
    rows: 'Sums of minutes by day, role and kind of device.',
    when: 'Every minute.',
    limits: 'Of browsers only phone, computer or other is kept. Program means a token or a service account.',
  },
  reports: {
    counted: 'People with an agreed plan, by when their first report came and who sent it.',
    rows: 'Receipts of reports and the schedule of periods.',
    when: NIGHTLY,
    limits: 'No report has come by an import yet, so there is no row for it.',
  },
}
export const methodMessages = { id, en }
