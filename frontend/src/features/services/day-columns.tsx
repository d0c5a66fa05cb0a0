/** How many cases took how many days: columns over the table of the same figures, the standard a line between two of them. */
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { type Bin, casesIn, sharesUpTo } from './bins'
import { drawingMessages } from './drawing-messages'

export type DaysProps = { bins: Bin[]; standard: number; noun: string }

export function DayColumns({ bins, standard, noun }: DaysProps) {
  const t = useMessages(drawingMessages)
  const language = useLanguage()
  const [within, late] = [bins.filter((bin) => !bin.isLate), bins.filter((bin) => bin.isLate)]
  const highest = Math.max(1, ...bins.map((bin) => bin.cases))
  const shares = sharesUpTo(bins)
  const edge = (at: number) => (at === within.length ? 'edge' : undefined)
  return (
    <table className="day-columns">
      <caption className="visually-hidden">{t.distribution(noun)}</caption>
      <thead>
        <tr>
          <td />
          <td colSpan={within.length} className="within">{t.within(number(casesIn(within), language))}</td>
          <td colSpan={late.length} className="edge beyond">{t.standardLate(standard, number(casesIn(late), language))}</td>
        </tr>
        <tr aria-hidden="true" className="columns-drawn">
          <td />
          {bins.map((bin, at) => (
            <td key={bin.from} className={edge(at)}><i className={bin.isLate ? 'late' : ''} style={{ height: `${(100 * bin.cases) / highest}%` }} /></td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t.day}</th>
          {bins.map((bin, at) => <th key={bin.from} scope="col" className={edge(at)}>{t.bins(bin.from, bin.to)}</th>)}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t.done(noun)}</th>
          {bins.map((bin, at) => <td key={bin.from} className={edge(at)}>{number(bin.cases, language)}</td>)}
        </tr>
        <tr>
          <th scope="row">{t.upTo}</th>
          {shares.map((share, at) => <td key={bins[at]?.from} className={edge(at)}>{number(share, language, 'persen')}</td>)}
        </tr>
      </tbody>
    </table>
  )
}
