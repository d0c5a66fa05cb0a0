/** An officer’s cases closest to their limit; those that wait for the applicant below. */
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { CaseClock } from './case-clock'
import { CaseRow } from './case-row'
import { clockOf } from './clock-of'
import { dayShort } from './day-short'
import { mineMessages } from './mine-messages'
import type { Mine } from './service-queries'

const SHOWN = 3

export function RunningCard({ mine }: { mine: Mine }) {
  const t = useMessages(mineMessages)
  const language = useLanguage()
  const { running, suspended, service } = mine
  const due = running.filter((one) => one.is_mine || one.due_on !== null)
  const first = due.find((one) => one.is_mine)
  return (
    <section className={`card${running.some((one) => one.is_mine) ? ' turn' : ''}`} aria-labelledby="berjalan">
      <header>
        <h2 id="berjalan">{t.nearest}</h2>
        <span className="small">{t.running(number(running.length, language))}</span>
      </header>
      {running.length === 0 && <Empty title={t.noRunning}>{t.noRunningMore}</Empty>}
      {running.length > 0 && (
        <ul className="rows">
          {due.slice(0, SHOWN).map((one) => <CaseRow key={one.id} serviceId={service.id} one={one} isFirst={one === first} />)}
        </ul>
      )}
      <Rest mine={mine} shown={Math.min(SHOWN, due.length)} />
      {suspended.length > 0 && (
        <div className="card-body stack-sm edge-top">
          <h3>{t.suspended(number(suspended.length, language))}</h3>
          {suspended.map((one) => (
            <div key={one.id} className="line">
              <b><TextLink to="/layanan/$serviceId/kasus/$caseId" params={{ serviceId: service.id, caseId: one.id }} className="plain-link">{one.external_key}</TextLink></b>
              <CaseClock clock={clockOf(one)} />
            </div>
          ))}
          {service.standard_days !== null && <p className="tiny dim">{t.hatched(service.standard_days)}</p>}
        </div>
      )}
    </section>
  )
}

/** What comes after those that are shown. */
function Rest({ mine: { running, service, officer }, shown }: { mine: Mine; shown: number }) {
  const t = useMessages(mineMessages)
  const language = useLanguage()
  const later = running.slice(shown).flatMap((one) => one.due_on ?? []).sort()
  const [first, last] = [later[0], later.at(-1)]
  if (running.length <= shown) return null
  const [then, count, until] = first && last ? t.then(number(later.length, language), dayShort(first, language), dayShort(last, language)) : ['', '', '']
  return (
    <p className="case-foot">
      {then}<b>{count}</b>{until}
      <TextLink to="/layanan/$serviceId/kasus" params={{ serviceId: service.id }} search={{ petugas: officer.id, keadaan: 'open' }}>{t.seeAll(number(running.length, language))}</TextLink>
    </p>
  )
}
