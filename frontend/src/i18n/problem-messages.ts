/** Every refusal in words that help; a new kind without a sentence does not compile. */
import type { Problem, ProblemType } from '@/api/problem'

import type { Language } from './language'

const id: Record<ProblemType, string> = {
  '/problems/offline': 'Jaringan putus. Tulisan Anda aman di perangkat ini. Coba lagi saat tersambung.',
  '/problems/already-there': 'Yang sama sudah ada.',
  '/problems/busy': 'Sistem sedang sibuk. Coba lagi sebentar.',
  '/problems/code-refused': 'Kode tidak cocok, sudah dipakai, atau kedaluwarsa. Minta kode baru kepada pengelola kinerja.',
  '/problems/conflict': 'Keadaannya sudah berubah sehingga langkah ini tidak dapat dilakukan.',
  '/problems/edited-meanwhile': 'Bagian ini baru saja diubah orang lain. Punya Anda tidak hilang: muat yang terbaru lalu simpan lagi.',
  '/problems/invalid': 'Ada isian yang belum tepat.',
  '/problems/key-used-differently': 'Kiriman ini sudah pernah dipakai untuk isi yang lain.',
  '/problems/last-admin': 'Administrator terakhir tidak dapat dihapus.',
  '/problems/malformed-body': 'Isi kiriman tidak terbaca.',
  '/problems/method-not-allowed': 'Alamat ini tidak menerima cara itu.',
  '/problems/not-found': 'Tidak ditemukan atau bukan untuk Anda.',
  '/problems/not-permitted': 'Anda dapat melihat ini, tetapi tidak dapat mengubahnya.',
  '/problems/not-signed-in': 'Anda belum masuk.',
  '/problems/origin-refused': 'Permintaan datang dari situs lain.',
  '/problems/password-change-due': 'Ganti kata sandi dulu.',
  '/problems/password-too-weak': 'Kata sandi mudah ditebak. Pakai paling sedikit 10 huruf, misalnya beberapa kata yang tidak berhubungan.',
  '/problems/scope-missing': 'Token ini tidak diberi izin untuk itu.',
  '/problems/service-busy': 'Banyak orang sedang masuk. Coba lagi sebentar.',
  '/problems/session-expired': 'Sesi Anda berakhir demi keamanan. Masuk lagi, tulisan Anda masih di sini.',
  '/problems/sign-in-blocked': 'Terlalu banyak percobaan dari perangkat ini. Tunggu 15 menit, atau minta kode kepada pengelola kinerja.',
  '/problems/token-refused': 'Token tidak dikenal, kedaluwarsa, atau dicabut.',
  '/problems/too-large': 'Kiriman terlalu besar.',
  '/problems/too-many': 'Terlalu sering. Tunggu sebentar.',
  '/problems/unauthenticated': 'Anda belum masuk.',
  '/problems/unexpected': 'Gangguan di sisi kami, bukan kesalahan Anda. Yang sudah Anda tulis tetap ada.',
  '/problems/wrong-credentials': 'NIP atau kata sandi tidak cocok. Setelah 5 kali, tunggu 15 menit.',
}
const en: Record<ProblemType, string> = {
  '/problems/offline': 'The network is gone. What you wrote is safe on this device. Try again when connected.',
  '/problems/already-there': 'The same is there already.',
  '/problems/busy': 'The system is busy. Try again shortly.',
  '/problems/code-refused': 'The code does not fit, was used, or has expired. Ask your performance manager for a new one.',
  '/problems/conflict': 'Things have changed, so this step cannot be taken.',
  '/problems/edited-meanwhile': 'Somebody has just changed this part. Yours is not lost: load the newest and save again.',
  '/problems/invalid': 'Some entries are not right yet.',
  '/problems/key-used-differently': 'This submission was used for other content before.',
  '/problems/last-admin': 'The last administrator cannot be removed.',
  '/problems/malformed-body': 'The content cannot be read.',
  '/problems/method-not-allowed': 'This address does not take that method.',
  '/problems/not-found': 'Not found, or not for you.',
  '/problems/not-permitted': 'You may see this but not change it.',
  '/problems/not-signed-in': 'You are not signed in.',
  '/problems/origin-refused': 'The request came from another site.',
  '/problems/password-change-due': 'Change your password first.',
  '/problems/password-too-weak': 'The password is easy to guess. Use at least 10 signs, for example some unrelated words.',
  '/problems/scope-missing': 'This token was not given permission for that.',
  '/problems/service-busy': 'Many people are signing in. Try again shortly.',
  '/problems/session-expired': 'Your session ended for safety. Sign in again; what you wrote is still here.',
  '/problems/sign-in-blocked': 'Too many attempts from this device. Wait 15 minutes, or ask your performance manager for a code.',
  '/problems/token-refused': 'The token is unknown, expired or revoked.',
  '/problems/too-large': 'Too large.',
  '/problems/too-many': 'Too often. Wait a moment.',
  '/problems/unauthenticated': 'You are not signed in.',
  '/problems/unexpected': 'A disturbance on our side, not your mistake. What you wrote is still here.',
  '/problems/wrong-credentials': 'NIP and password do not fit. After 5 attempts, wait 15 minutes.',
}
const TEXTS = { id, en }

export function problemText(problem: Problem, language: Language): string {
  const texts = TEXTS[language]
  return texts[problem.type] ?? texts['/problems/unexpected']
}
