/** The way of a case through its steps, and the days that do not count. */
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'

import { caseMessages } from './case-messages'
import { dayShort } from './day-short'
import type { Case } from './service-queries'

export function StaysCard({ stays }: { stays: Case['steps'] }) {
  const t = useMessages(caseMessages)
  const language = useLanguage()
  return (
    <section className="card" aria-labelledby="langkah">
      <header><h2 id="langkah">{t.steps}</h2></header>
      {stays.length === 0 ? (
        <Empty title={t.noSteps} />
      ) : (
        <table className="plain cards">
          <thead>
            <tr>
              <th scope="col">{t.step}</th>
              <th scope="col">{t.holder}</th>
              <th scope="col">{t.from}</th>
              <th scope="col">{t.until}</th>
              <th scope="col" className="num">{t.took}</th>
            </tr>
          </thead>
          <tbody>
            {stays.map((stay, at) => (
              <tr key={`${stay.entered_on} ${at}`}>
                <th scope="row">{stay.step}</th>
                <td data-label={t.holder}>{stay.holder?.name ?? t.ownTeam}</td>
                <td data-label={t.from}>{dayShort(stay.entered_on, language)}</td>
                <td data-label={t.until}>{stay.left_on ? dayShort(stay.left_on, language) : t.now}</td>
                <td className="num" data-label={t.took}>{stay.working_days === null ? '—' : t.days(stay.working_days)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export function SuspensionsCard({ suspensions }: { suspensions: Case['suspensions'] }) {
  const t = useMessages(caseMessages)
  const language = useLanguage()
  return (
    <section className="card" aria-labelledby="jeda">
      <header><h2 id="jeda">{t.suspensions}</h2></header>
      {suspensions.length === 0 ? (
        <p className="card-body dim">{t.noSuspensions}</p>
      ) : (
        <>
          <ul className="rows">
            {suspensions.map((one) => (
              <li key={one.suspended_on}>
                <p><b>{one.reason}</b></p>
                <p className="small dim">{t.suspended(dayShort(one.suspended_on, language), one.resumed_on && dayShort(one.resumed_on, language))}, {t.days(one.working_days)}</p>
              </li>
            ))}
          </ul>
          <p className="case-foot">{t.suspensionNote}</p>
        </>
      )}
    </section>
  )
}
