/** What is wrong with one field, in words; what has no words of its own is said by the notice below the form. */
import { isProblem } from '@/api/problem'

import { importWords } from './import-words'

const id = {
  unknown: 'Isian ini tidak dikenali.',
  grade: 'Tulis golongan seperti III/c atau IX.',
  order: 'Tanggal ini harus sesudah tanggal mulai.',
  string_too_short: 'Terlalu pendek.',
  string_too_long: 'Terlalu panjang.',
  self: 'Seseorang tidak dapat menilai dirinya sendiri.',
  not_serving: 'Orang ini tidak sedang bertugas.',
}
const en: typeof id = {
  unknown: 'This value is not known.',
  grade: 'Write the grade as III/c or IX.',
  order: 'This date must come after the first day.',
  string_too_short: 'Too short.',
  string_too_long: 'Too long.',
  self: 'Nobody assesses themselves.',
  not_serving: 'This person is not in service.',
}
export const faultWords = {
  id: { ...importWords.id.cell, ...id, is_the_person: id.self },
  en: { ...importWords.en.cell, ...en, is_the_person: en.self },
}
type Words = Record<string, string>

export function faultText(error: unknown, pointer: string, words: Words): string | undefined {
  if (!isProblem(error)) return undefined
  const fault = error.fault(pointer)
  if (!fault) return undefined
  return (pointer === '/grade' && words['grade']) || words[fault.code] || words['unknown']
}
