/** What a record of each kind may say, in the order in which one chooses. */
import { predikatMessages } from '@/components/predikat-messages'
import { POSITION_KINDS } from '@/components/position-kinds'
import type { Language } from '@/i18n/language'

import { valueMessages } from './condition-messages'
import type { RecordKind } from './record-queries'

export const KINDS: readonly RecordKind[] = ['pangkat', 'pendidikan', 'predikat', 'hukuman', 'uji_kompetensi', 'ujian_dinas', 'prestasi']
const LADDER = [['I', 'abcd'], ['II', 'abcd'], ['III', 'abcd'], ['IV', 'abcde']] as const
const GOLONGAN = LADDER.flatMap(([group, rooms]) => [...rooms].map((room) => `${group}/${room}`))
const { ahli_utama, ahli_madya, ahli_muda, ahli_pertama, penyelia, mahir, terampil, pemula } = POSITION_KINDS
/** The levels of functional posts, the highest first. */
export const LEVELS = { ahli_utama, ahli_madya, ahli_muda, ahli_pertama, penyelia, mahir, terampil, pemula }

/** The words of each value, by the API's name. */
export function valuesOf(kind: RecordKind, language: Language): Record<string, string> {
  const { degree, severity, exam, merit } = valueMessages[language]
  const words: Record<RecordKind, Record<string, string>> = {
    pangkat: Object.fromEntries(GOLONGAN.map((one) => [one, one])),
    pendidikan: degree,
    predikat: predikatMessages[language].predikat,
    hukuman: severity,
    uji_kompetensi: LEVELS,
    ujian_dinas: exam,
    prestasi: merit,
  }
  return words[kind]
}

export const valueWord = (kind: RecordKind, value: string, language: Language) => valuesOf(kind, language)[value] ?? value
