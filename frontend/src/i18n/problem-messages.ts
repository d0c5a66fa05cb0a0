/** Every refusal in words that help; a new kind without a sentence does not compile. */
import type { Fault, Problem, ProblemType } from '@/api/problem'

import { faultIndonesian } from './fault-messages'
import { type Language, whenLanguageIsChosen } from './language'

const id: Record<ProblemType, string> = {
  '/problems/offline': 'Jaringan putus. Tulisan Anda aman di perangkat ini. Coba lagi saat tersambung.',
  '/problems/achievement-frozen': 'Tidak dapat diubah karena evaluasi sudah ditandatangani.',
  '/problems/agreement-line-served': 'Baris ini sudah didukung hasil kerja di SKP, jadi tidak dapat dihapus. Anda masih dapat mengubah isinya.',
  '/problems/address-blocked': 'Terlalu banyak percobaan masuk yang gagal dari jaringan ini. Coba lagi 15 menit lagi, pakai perangkat yang biasa Anda pakai, atau minta kode kepada pengelola kinerja.',
  '/problems/already-there': 'Yang sama sudah ada.',
  '/problems/beyond-own-power': 'Ini memberi wewenang melebihi wewenang Anda. Minta bantuan pengelola kinerja kota atau administrator.',
  '/problems/body-too-slow': 'Kiriman terlalu lama di jalan. Periksa jaringan, lalu coba lagi.',
  '/problems/busy': 'Sistem sedang sibuk. Coba lagi sebentar.',
  '/problems/code-refused': 'Kode tidak cocok, sudah dipakai, atau kedaluwarsa. Minta kode baru kepada pengelola kinerja.',
  '/problems/conflict': 'Keadaannya sudah berubah sehingga langkah ini tidak dapat dilakukan.',
  '/problems/content-missing':
    'Berkas ini tercatat, tetapi isinya tidak ada di penyimpanan. Beri tahu administrator agar dipulihkan dari cadangan.',
  '/problems/database-unavailable': 'Sistem sedang tidak dapat mengambil data. Tulisan Anda tetap ada; coba lagi sebentar.',
  '/problems/dates-overlap': 'Tanggalnya bertumpuk dengan catatan yang sudah ada. Periksa tanggal mulainya.',
  '/problems/edited-meanwhile': 'Bagian ini baru saja diubah dari tempat lain. Punya Anda tidak hilang: periksa yang terbaru, lalu simpan lagi.',
  '/problems/evaluation-step-refused': 'Evaluasi ini sudah berpindah tahap. Muat ulang untuk melihat keadaannya sekarang.',
  '/problems/evidence-settled': 'Bukti ini sudah diperiksa, jadi tidak dapat diubah lagi.',
  '/problems/file-refused': 'Berkas jenis ini tidak diterima. Pakai PDF, gambar, Word, Excel, atau PowerPoint.',
  '/problems/file-unreadable': 'Berkas tidak terbaca. Pakai CSV atau XLSX dengan judul kolom seperti pada contoh.',
  '/problems/import-has-refused-rows': 'Ada baris yang belum tepat. Perbaiki dulu baris bertanda salah, lalu unggah lagi.',
  '/problems/import-not-ready': 'Impor ini belum siap untuk langkah itu. Muat ulang untuk melihat keadaannya.',
  '/problems/invalid': 'Ada isian yang belum tepat.',
  '/problems/key-used-differently': 'Kiriman ini sudah pernah dipakai untuk isi yang lain.',
  '/problems/last-admin': 'Administrator terakhir tidak dapat dihapus.',
  '/problems/malformed-body': 'Isi kiriman tidak terbaca.',
  '/problems/method-not-allowed': 'Alamat ini tidak menerima cara itu.',
  '/problems/no-plan-owed': 'Selama cuti di luar tanggungan negara, tugas belajar, pemberhentian sementara, atau masa persiapan pensiun, Anda tidak perlu membuat SKP. Bila ini keliru, hubungi pengelola kinerja perangkat daerah Anda.',
  '/problems/no-assessor': 'Pejabat penilai belum ditetapkan. Hubungi pengelola kinerja perangkat daerah Anda.',
  '/problems/not-found': 'Tidak ditemukan atau bukan untuk Anda.',
  '/problems/not-permitted': 'Anda dapat melihat ini, tetapi tidak dapat mengubahnya.',
  '/problems/not-signed-in': 'Sesi Anda berakhir. Masuk lagi; yang sudah Anda tulis tetap ada.',
  '/problems/nothing-to-speak-about': 'SKP-nya belum disetujui, jadi belum ada hasil kerja yang dapat diberi umpan balik.',
  '/problems/origin-refused': 'Permintaan datang dari situs lain.',
  '/problems/password-change-due': 'Ganti kata sandi dulu.',
  '/problems/password-too-weak': 'Kata sandi mudah ditebak. Pakai paling sedikit 10 huruf, misalnya beberapa kata yang tidak berhubungan, tanpa nama, NIP, atau tanggal lahir Anda.',
  '/problems/period-not-open': 'Periode ini belum dibuka atau sudah ditutup untuk laporan.',
  '/problems/period-step-refused': 'Periode ini sudah berpindah tahap. Muat ulang untuk melihat keadaannya.',
  '/problems/plan-incomplete': 'SKP belum lengkap. Lihat bagian yang ditandai, lalu ajukan lagi.',
  '/problems/plan-not-agreed': 'Belum ada SKP yang disetujui untuk dievaluasi.',
  '/problems/plan-not-editable': 'SKP tidak dapat diubah pada tahap ini.',
  '/problems/plan-not-in-force': 'Realisasi dilaporkan untuk SKP yang sudah disetujui.',
  '/problems/plan-step-refused': 'SKP ini sudah berpindah tahap. Muat ulang untuk melihat keadaannya sekarang.',
  '/problems/quota-reached': 'Ruang berkas Anda sudah penuh. Hapus bukti yang tidak dipakai, atau pakai tautan.',
  '/problems/scope-missing': 'Token ini tidak diberi izin untuk itu.',
  '/problems/service-already-ended': 'Masa kerja pegawai ini sudah diakhiri.',
  '/problems/service-busy': 'Banyak orang sedang masuk. Coba lagi sebentar.',
  '/problems/session-expired': 'Sesi Anda berakhir demi keamanan. Masuk lagi, tulisan Anda masih di sini.',
  '/problems/session-only': 'Hanya untuk orang yang sedang masuk; token dan akun layanan tidak dapat melakukannya.',
  '/problems/sign-in-blocked': 'Terlalu banyak percobaan dari perangkat ini. Tunggu 15 menit, atau minta kode kepada pengelola kinerja.',
  '/problems/storage-full': 'Ruang penyimpanan sistem penuh, jadi belum ada yang dapat disimpan. Tulisan Anda tetap ada; beri tahu administrator.',
  '/problems/token-refused': 'Token tidak dikenal, kedaluwarsa, atau dicabut.',
  '/problems/too-large': 'Kiriman terlalu besar.',
  '/problems/too-many': 'Terlalu sering. Tunggu sebentar.',
  '/problems/unavailable': 'Sistem sedang tidak dapat menjawab. Coba lagi sebentar.',
  '/problems/unauthenticated': 'Anda belum masuk.',
  '/problems/unexpected': 'Gangguan di sisi kami, bukan kesalahan Anda. Yang sudah Anda tulis tetap ada.',
  '/problems/unit-achievement-missing': 'Capaian kinerja organisasi belum ditetapkan, jadi evaluasi belum dapat ditandatangani.',
  '/problems/write-unconfirmed': 'Sambungan putus tepat saat menyimpan, jadi belum pasti tersimpan. Kirim sekali lagi; yang sudah tersimpan tidak akan tercatat dua kali.',
  '/problems/wrong-credentials': 'NIP atau kata sandi tidak cocok. Setelah 5 kali, tunggu 15 menit.',
}
type English = typeof import('./problem-english')

let english: English | undefined

/** Until the English texts have come, the Indonesian ones are better than none. */
whenLanguageIsChosen('en', () => import('./problem-english').then((texts) => { english = texts }))

export function problemText(problem: Problem, language: Language): string {
  const texts = language === 'en' ? (english?.problemEnglish ?? id) : id
  return texts[problem.type] ?? texts['/problems/unexpected']
}

/** What is wrong with fields, by code; what has no words here is covered by the sentence of the problem. */
export function faultTexts(faults: Fault[], language: Language): string[] {
  const texts = faults.map((fault) => (language === 'id' ? faultIndonesian[fault.code] : (english?.faultEnglish[fault.code] ?? fault.detail)))
  return [...new Set(texts.filter((text) => text !== undefined))]
}
