/** How many minutes a month the busiest are asked for, before and after, beside the ceiling. */
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { adoptionMessages } from './adoption-messages'
import type { Minutes } from './adoption-queries'

export function MinutesTable({ minutes }: { minutes: Minutes[] }) {
  const t = useMessages(adoptionMessages)
  const language = useLanguage()
  if (minutes.length === 0) return null
  return (
    <table className="plain">
      <caption className="visually-hidden">{t.minutes}</caption>
      <thead><tr><th scope="col">{t.minutes}</th><th scope="col" className="num">{t.before}</th><th scope="col" className="num">{t.after}</th></tr></thead>
      <tbody>
        {minutes.map((one) => (
          <tr key={one.role}>
            <th scope="row">{t.roles[one.role] ?? one.role}<div className="tiny dim">{t.ceiling(number(one.ceiling, language))}</div></th>
            <td className="num">{number(one.before, language)}</td>
            <td className="num"><b>{number(one.after, language)}</b>{!one.fits && <div><span className="chip bad">{t.tooMuch}</span></div>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
