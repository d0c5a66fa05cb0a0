/** How many cases took how many days, a row for each; the standard is a line across. */
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import type { DaysProps } from './day-columns'
import { drawingMessages } from './drawing-messages'
import type { Bin } from './bins'

export function DayRows({ bins, standard, noun }: DaysProps) {
  const t = useMessages(drawingMessages)
  const highest = Math.max(1, ...bins.map((bin) => bin.cases))
  const row = (bin: Bin) => <DayRow key={bin.from} bin={bin} highest={highest} noun={noun} />
  return (
    <table className="day-rows">
      <caption className="visually-hidden">{t.distribution(noun)}</caption>
      <tbody>
        {bins.filter((bin) => !bin.isLate).map(row)}
        <tr className="standard-line"><td colSpan={3}><span>{t.standard(standard)}</span></td></tr>
        {bins.filter((bin) => bin.isLate).map(row)}
      </tbody>
    </table>
  )
}

function DayRow({ bin, highest, noun }: { bin: Bin; highest: number; noun: string }) {
  const t = useMessages(drawingMessages)
  const language = useLanguage()
  return (
    <tr>
      <th scope="row">{t.days(t.bins(bin.from, bin.to))}{bin.isLate && <span className="visually-hidden">, {t.beyond}</span>}</th>
      <td aria-hidden="true"><i className={bin.isLate ? 'late' : ''} style={{ width: `${(100 * bin.cases) / highest}%` }} /></td>
      <td className="num">{t.cases(number(bin.cases, language), noun)}</td>
    </tr>
  )
}
