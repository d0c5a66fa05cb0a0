/** The ledger, line by line, with each sum written out; what was taken back stays beside what took it back. */
import { PredikatBadge } from '@/components/predikat'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import type { Credit, Line } from './credit-queries'
import { ledgerMessages } from './ledger-messages'
import { ReverseButton } from './reverse-button'
import { levelName, plainPoints, points, spanWords, yearOf } from './words'

export function LedgerCard({ credit }: { credit: Credit }) {
  const t = useMessages(ledgerMessages)
  const { lines } = credit
  return (
    <section className="card" aria-labelledby="buku">
      <header>
        <h2 id="buku">{t.title}</h2>
        {lines.length > 0 && <span className="small dim">{t.count(lines.length)}</span>}
      </header>
      {lines.length === 0 && <Empty title={t.none}>{t.noneMore}</Empty>}
      {lines.length > 0 && (
        <table className="plain cards ledger">
          <thead>
            <tr>
              <th scope="col">{t.year}</th>
              <th scope="col">{t.origin}</th>
              <th scope="col">{t.sum}</th>
              <th scope="col" className="num">{t.points}</th>
              <th scope="col" className="num">{t.total}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => <Row key={line.id} line={line} credit={credit} />)}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ line, credit }: { line: Line; credit: Credit }) {
  const t = useMessages(ledgerMessages)
  const language = useLanguage()
  const isLive = !line.reversed_by && !line.reverses_id
  return (
    <tr className={line.reversed_by ? 'taken-back' : undefined}>
      <th scope="row">{yearOf(line.month)}</th>
      <td data-label={t.origin}>
        {line.predikat ? <PredikatBadge value={line.predikat} /> : t.kind[line.kind]}
        {line.reversed_by && <span className="small dim note">{t.reversed}</span>}
        {line.level !== credit.level && <span className="small dim note">{t.level(levelName(line.level))}</span>}
        {isLive && credit.may.includes('reverse') && <ReverseButton employeeId={credit.employee.id} line={line} />}
      </td>
      <td data-label={t.sum}><Sum line={line} /></td>
      <td className="num" data-label={t.points}>{points(line.points, language)}</td>
      <td className="num" data-label={t.total}>{points(line.total, language)}</td>
    </tr>
  )
}

/** The product of a conversion; else why; and by which decision. */
function Sum({ line }: { line: Line }) {
  const t = useMessages(ledgerMessages)
  const language = useLanguage()
  const { months, percent, coefficient, first_month: first, last_month: last } = line
  const isConverted = months !== null && percent !== null && coefficient !== null && first !== null && last !== null
  return (
    <>
      {isConverted && <span>{t.product(months, percent, plainPoints(coefficient, language))}</span>}
      {isConverted && months < 12 && <span className="small dim note">{spanWords(first, last, language)}</span>}
      {line.document_no && line.decided_on && <span className={isConverted ? 'small dim note' : undefined}>{t.document(line.document_no, dateShort(line.decided_on, language))}</span>}
      {line.reason && !isConverted && <span className={line.document_no ? 'small dim note' : undefined}>{line.reason}</span>}
    </>
  )
}
