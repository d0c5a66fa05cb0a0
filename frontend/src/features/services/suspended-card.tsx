/** Cases that wait for the applicant: both clocks, since suspended days do not count and are felt all the same. */
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { CaseClock } from './case-clock'
import { clockOf } from './clock-of'
import type { SuspendedCase, Team } from './service-queries'
import { teamMessages } from './team-messages'

const [SHOWN, LONG] = [5, 10]

export function SuspendedCard({ team }: { team: Team }) {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  const { suspended, ever_suspended, elapsed_median_days, figures, service } = team
  const longest = [...suspended].sort((one, other) => other.suspended_days - one.suspended_days)
  return (
    <section className="card" aria-labelledby="dijeda">
      <header>
        <h2 id="dijeda">{t.suspended}</h2>
        <span className="small dim">{t.cases(number(suspended.length, language))}</span>
      </header>
      {suspended.length === 0 ? (
        <p className="card-body dim">{t.noSuspended}</p>
      ) : (
        <table className="plain cards">
          <thead>
            <tr>
              <th scope="col">{t.column.case}</th>
              <th scope="col">{t.column.asked}</th>
              <th scope="col">{t.column.clock}</th>
            </tr>
          </thead>
          <tbody>{longest.slice(0, SHOWN).map((one) => <SuspendedRow key={one.id} one={one} serviceId={service.id} />)}</tbody>
        </table>
      )}
      <p className="case-foot">
        {figures.done > 0 && <><b>{t.felt}</b>{t.feltMore(number(ever_suspended, language), number(figures.done, language), service.noun)}</>}
        {elapsed_median_days !== null && figures.median_days !== null && elapsed_median_days > figures.median_days && t.feltMedian(elapsed_median_days, figures.median_days)}{' '}
        {suspended.length > SHOWN && <TextLink to="/layanan/$serviceId/kasus" params={{ serviceId: service.id }} search={{ keadaan: 'suspended' }}>{t.seeSuspended(number(suspended.length, language))}</TextLink>}
      </p>
    </section>
  )
}

function SuspendedRow({ one, serviceId }: { one: SuspendedCase; serviceId: string }) {
  const t = useMessages(teamMessages)
  return (
    <tr>
      <th scope="row">
        <TextLink to="/layanan/$serviceId/kasus/$caseId" params={{ serviceId, caseId: one.id }}>{one.external_key}</TextLink>
        {one.officer && <div className="tiny dim">{one.officer.name}</div>}
      </th>
      <td>
        {one.reason}
        {one.suspended_days > LONG && <div className="tiny warn-words">{t.long(LONG)}</div>}
      </td>
      <td><CaseClock clock={clockOf(one)} /></td>
    </tr>
  )
}
