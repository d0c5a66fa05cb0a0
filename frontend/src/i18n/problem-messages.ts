/** Every refusal in words that help; a new kind without a sentence does not compile. */
import type { Fault, Problem, ProblemType } from '@/api/problem'

import { faultIndonesian } from './fault-messages'
import { type Language, whenLanguageIsChosen } from './language'

/** What can be refused while signing in; the rest comes with the application (`problem-indonesian`). */
const atSignIn = {
  '/problems/offline': 'Jaringan putus. Tulisan Anda aman di perangkat ini. Coba lagi saat tersambung.',
  '/problems/address-blocked': 'Terlalu banyak percobaan masuk yang gagal dari jaringan ini. Coba lagi 15 menit lagi, pakai perangkat yang biasa Anda pakai, atau minta kode kepada pengelola kinerja.',
  '/problems/body-too-slow': 'Kiriman terlalu lama di jalan. Periksa jaringan, lalu coba lagi.',
  '/problems/busy': 'Sistem sedang sibuk. Coba lagi sebentar.',
  '/problems/code-refused': 'Kode tidak cocok, sudah dipakai, atau kedaluwarsa. Minta kode baru kepada pengelola kinerja.',
  '/problems/database-unavailable': 'Sistem sedang tidak dapat mengambil data. Tulisan Anda tetap ada; coba lagi sebentar.',
  '/problems/invalid': 'Ada isian yang belum tepat.',
  '/problems/malformed-body': 'Isi kiriman tidak terbaca.',
  '/problems/not-signed-in': 'Sesi Anda berakhir. Masuk lagi; yang sudah Anda tulis tetap ada.',
  '/problems/origin-refused': 'Permintaan datang dari situs lain.',
  '/problems/password-change-due': 'Ganti kata sandi dulu.',
  '/problems/password-too-weak': 'Kata sandi mudah ditebak. Pakai paling sedikit 10 huruf, misalnya beberapa kata yang tidak berhubungan, tanpa nama, NIP, atau tanggal lahir Anda.',
  '/problems/service-busy': 'Banyak orang sedang masuk. Coba lagi sebentar.',
  '/problems/session-expired': 'Sesi Anda berakhir demi keamanan. Masuk lagi, tulisan Anda masih di sini.',
  '/problems/sign-in-blocked': 'Terlalu banyak percobaan dari perangkat ini. Tunggu 15 menit, atau minta kode kepada pengelola kinerja.',
  '/problems/too-large': 'Kiriman terlalu besar.',
  '/problems/too-many': 'Terlalu sering. Tunggu sebentar.',
  '/problems/unavailable': 'Sistem sedang tidak dapat menjawab. Coba lagi sebentar.',
  '/problems/unauthenticated': 'Anda belum masuk.',
  '/problems/unexpected': 'Gangguan di sisi kami, bukan kesalahan Anda. Yang sudah Anda tulis tetap ada.',
  '/problems/wrong-credentials': 'NIP atau kata sandi tidak cocok. Setelah 5 kali, tunggu 15 menit.',
} satisfies Partial<Record<ProblemType, string>>
export type LaterProblem = Exclude<ProblemType, keyof typeof atSignIn>

let id: Partial<Record<ProblemType, string>> = atSignIn

/** Take the words for what is refused once one is in. */
export function learnProblems(later: Record<LaterProblem, string>) {
  id = { ...atSignIn, ...later }
}

type English = typeof import('./problem-english')

let english: English | undefined

/** Until the English texts have come, the Indonesian ones are better than none. */
whenLanguageIsChosen('en', () => import('./problem-english').then((texts) => { english = texts }))

export function problemText(problem: Problem, language: Language): string {
  const texts = language === 'en' ? (english?.problemEnglish ?? id) : id
  return texts[problem.type] ?? atSignIn['/problems/unexpected']
}

/** What is wrong with fields, by code; what has no words here is covered by the sentence of the problem. */
export function faultTexts(faults: Fault[], language: Language): string[] {
  const texts = faults.map((fault) => (language === 'id' ? faultIndonesian[fault.code] : (english?.faultEnglish[fault.code] ?? fault.detail)))
  return [...new Set(texts.filter((text) => text !== undefined))]
}
