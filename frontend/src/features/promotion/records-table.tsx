/** Records, the newest first; what was taken back stays, beside what reverses it. */
import { Button } from '@mantine/core'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { recordMessages } from './record-messages'
import type { CareerRecord } from './record-queries'
import { valueWord } from './record-values'

type RecordsTableProps = { records: CareerRecord[]; onReverse: (record: CareerRecord) => void }

export function RecordsTable({ records, onReverse }: RecordsTableProps) {
  const t = useMessages(recordMessages)
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{t.column.kind}</th>
          <th scope="col">{t.column.value}</th>
          <th scope="col">{t.column.from}</th>
          <th scope="col">{t.column.document}</th>
          <th scope="col"><span className="visually-hidden">{t.reverse}</span></th>
        </tr>
      </thead>
      <tbody>{records.map((one) => <RecordRow key={one.id} record={one} onReverse={onReverse} />)}</tbody>
    </table>
  )
}

function RecordRow({ record, onReverse }: { record: CareerRecord; onReverse: (record: CareerRecord) => void }) {
  const t = useMessages(recordMessages)
  const language = useLanguage()
  const word = valueWord(record.kind, record.value, language)
  return (
    <tr>
      <th scope="row">{t.kind[record.kind]}</th>
      <td>
        {record.reversed_by ? <del>{word}</del> : word}
        {record.year !== null && ` (${record.year})`}
        {record.reversed_by && <div className="tiny dim">{t.reversed}</div>}
        {record.reverses_id && <div className="tiny dim">{t.reverses}</div>}
        {record.reason && <div className="tiny dim">“{record.reason}”</div>}
      </td>
      <td data-label={t.column.from}>
        {dateShort(record.from_on, language)}
        {record.until_on && <div className="tiny dim">{t.untilDay(dateShort(record.until_on, language))}</div>}
      </td>
      <td data-label={t.column.document}>{record.document_no ?? '—'}</td>
      <td className="act-cell">
        {record.may.includes('reverse') && <Button variant="default" size="xs" aria-label={t.reverseOf(`${t.kind[record.kind]} ${word}`)} onClick={() => onReverse(record)}>{t.reverse}</Button>}
      </td>
    </tr>
  )
}
