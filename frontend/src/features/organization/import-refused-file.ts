/** The wrong rows as a table to mend by: a CSV that spreadsheets here open in columns. */
import type { importMessages } from './import-messages'
import type { ImportRow } from './import-queries'
import { cellWords, type importWords } from './import-words'

type Words = (typeof importMessages)['id']
type CellWords = (typeof importWords)['id']

const FORMULA = /^[=+\-@\t\r]/

export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join(';')).join('\r\n')
}

/** What a spreadsheet would take for a formula is made text. */
function quoted(text: string) {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

export function refusedRowsFile(name: string, rows: ImportRow[], t: Words, words: CellWords) {
  const lines = rows.map((row) => [
    String(row.line),
    row.number ? `'${row.number}` : '',
    row.name ?? '',
    row.unit ?? '',
    row.problems.map((one) => `${one.cell ?? words.field[one.column] ?? one.column}: ${cellWords(words, one)}`).join(' '),
  ])
  const text = csvOf([[t.line, words.field['number'] ?? '', t.name, t.unit, t.what], ...lines])
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv;charset=utf-8' }))
  link.download = `${name.replace(/\.[^.]+$/, '')}-salah.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}
