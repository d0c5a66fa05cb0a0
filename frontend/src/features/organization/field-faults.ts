/** What is wrong with one field, in words; what has no words of its own is said by the notice below the form. */
import { isProblem } from '@/api/problem'

const id = {
  unknown: 'Isian ini tidak dikenali.',
  missing: 'Wajib diisi.',
  string_too_short: 'Terlalu pendek.',
  string_too_long: 'Terlalu panjang.',
  order: 'Tanggal ini harus sesudah tanggal mulai.',
  grade: 'Tulis golongan seperti III/c atau IX.',
  scientific_notation: 'Angka NIP terpotong oleh aplikasi tabel. Jadikan kolom ini teks, lalu isi ulang.',
  not_digits: 'NIP hanya berisi angka.',
  not_18_digits: 'NIP harus 18 angka.',
  birth_date: 'Tanggal lahir dalam NIP tidak masuk akal.',
  appointment_month: 'Bulan pengangkatan dalam NIP tidak masuk akal.',
  appointed_before_birth: 'Menurut NIP ini, orangnya diangkat sebelum lahir.',
  sex_digit: 'Angka jenis kelamin dalam NIP harus 1 atau 2.',
  serial_000: 'Nomor urut dalam NIP tidak boleh 000.',
  number_of_pppk: 'Ini NI PPPK. PNS dan CPNS memakai NIP.',
  number_of_pns: 'Ini NIP PNS. PPPK memakai NI PPPK.',
  grade_of_pppk: 'Ini golongan PPPK. Golongan PNS ditulis seperti III/c.',
  grade_of_pns: 'Ini golongan PNS. Golongan PPPK ditulis I sampai XVII, tanpa ruang.',
}
const en: typeof id = {
  unknown: 'This value is not known.',
  missing: 'This must be filled in.',
  string_too_short: 'Too short.',
  string_too_long: 'Too long.',
  order: 'This date must come after the first day.',
  grade: 'Write the grade as III/c or IX.',
  scientific_notation: 'The spreadsheet has cut digits of the NIP. Format the column as text and fill it in again.',
  not_digits: 'A NIP has digits only.',
  not_18_digits: 'A NIP has 18 digits.',
  birth_date: 'The date of birth in the NIP makes no sense.',
  appointment_month: 'The month of appointment in the NIP makes no sense.',
  appointed_before_birth: 'By this NIP the person was appointed before birth.',
  sex_digit: 'The digit for sex in the NIP must be 1 or 2.',
  serial_000: 'The serial in the NIP cannot be 000.',
  number_of_pppk: 'This is an NI of a PPPK. PNS and CPNS have a NIP.',
  number_of_pns: 'This is a NIP of a PNS. A PPPK has an NI PPPK.',
  grade_of_pppk: 'This grade is one of PPPK. A PNS has a grade such as III/c.',
  grade_of_pns: 'This grade is one of PNS. A PPPK has a grade from I to XVII, without a letter.',
}

export const fieldMessages = { id, en }
type Words = Record<string, string>

export function faultText(error: unknown, pointer: string, words: Words): string | undefined {
  if (!isProblem(error)) return undefined
  const fault = error.fault(pointer)
  if (!fault) return undefined
  return (pointer === '/grade' && fault.code === 'unknown' && words['grade']) || words[fault.code] || words['unknown']
}
