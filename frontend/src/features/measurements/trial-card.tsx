/** What a mapping would have given in the periods of the last twelve months, beside what was reported. */
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number } from '@/lib/format'
import { periodName } from '@/lib/period'

import { measurementMessages } from './measurement-messages'
import type { Trial } from './measurement-queries'

export function TrialCard({ trial }: { trial: Trial }) {
  const t = useMessages(measurementMessages)
  const language = useLanguage()
  return (
    <section className="card" aria-labelledby="uji">
      <header>
        <div>
          <h2 id="uji">{t.trial(dateShort(trial.first_on, language), dateShort(trial.last_on, language))}</h2>
          <p className="small dim" style={{ margin: 0 }}>{t.trialMore}</p>
        </div>
      </header>
      {trial.items.map((one) => <TriedIndicator key={`${one.indicator.plan_id} ${one.indicator.indicator_id}`} one={one} />)}
    </section>
  )
}

function TriedIndicator({ one: { indicator, cases, periods } }: { one: Trial['items'][number] }) {
  const t = useMessages(measurementMessages)
  const language = useLanguage()
  const shown = (value: string | null) => (value === null ? '—' : number(Math.round(Number(value) * 100) / 100, language, indicator.unit_of_measure))
  return (
    <div className="judged-goal">
      <h3>{indicator.employee.name}: {indicator.text}</h3>
      {cases === 0 && <p className="card-body dim" style={{ margin: 0 }}>{t.noneTried}</p>}
      {cases > 0 && (
        <table className="plain cards">
          <thead>
            <tr>
              <th scope="col">{t.period}</th>
              <th scope="col" className="num">{t.would}</th>
              <th scope="col" className="num">{t.reported}</th>
              <th scope="col" className="num">{t.cases}</th>
            </tr>
          </thead>
          <tbody>
            {periods.map((period) => (
              <tr key={period.period_id}>
                <th scope="row">{periodName(period.period_id, language)}</th>
                <td className="num" data-label={t.would}><b>{shown(period.value)}</b></td>
                <td className="num" data-label={t.reported}>{shown(period.reported_value)}</td>
                <td className="num" data-label={t.cases}>{number(period.cases, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
