/** The cases that were done over the standard, longest first: where each was held longest, and whether that is right. */
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { dayShort } from './day-short'
import { mineMessages } from './mine-messages'
import type { LateCase, Mine } from './service-queries'

type LateCardProps = { mine: Mine; onContest: ((one: LateCase) => void) | null }

export function LateCard({ mine: { late_cases, service }, onContest }: LateCardProps) {
  const t = useMessages(mineMessages)
  const language = useLanguage()
  const elsewhere = mostHeld(late_cases)
  return (
    <section className="card" aria-labelledby="lewat">
      <header><h2 id="lewat">{late_cases.length === 0 ? t.noLate(service.noun) : t.late(number(late_cases.length, language), service.noun)}</h2></header>
      {late_cases.length > 0 && (
        <table className="plain cards late-cases">
          <thead>
            <tr>
              <th scope="col">{t.column.case(service.noun)}</th>
              <th scope="col">{t.column.dates}</th>
              <th scope="col" className="num">{t.column.took}</th>
              <th scope="col">{t.column.held}</th>
              {onContest && <th scope="col"><span className="visually-hidden">{t.wrong}</span></th>}
            </tr>
          </thead>
          <tbody>{late_cases.map((one) => <LateRow key={one.id} one={one} serviceId={service.id} onContest={onContest} />)}</tbody>
        </table>
      )}
      {elsewhere && <p className="case-foot">{t.elsewhere(number(elsewhere.count, language), elsewhere.name)}</p>}
    </section>
  )
}

type LateRowProps = { one: LateCase; serviceId: string; onContest: LateCardProps['onContest'] }

function LateRow({ one, serviceId, onContest }: LateRowProps) {
  const t = useMessages(mineMessages)
  const language = useLanguage()
  return (
    <tr>
      <th scope="row">
        <TextLink to="/layanan/$serviceId/kasus/$caseId" params={{ serviceId, caseId: one.id }}>{one.external_key}</TextLink>
        {one.kind && <div className="tiny dim">{one.kind}</div>}
      </th>
      <td>
        {dayShort(one.complete_on, language)}{'\u00a0'}– {dayShort(one.issued_on, language)}
        {one.suspended_days > 0 && <div className="tiny dim">{t.paused(one.suspended_days)}</div>}
      </td>
      <td className="num" data-label={t.column.took}>{t.took(one.working_days)}</td>
      <td data-label={t.column.held}>{one.held_by === null ? t.heldEqually : t.held(one.held_by, one.held_days ?? 0)}</td>
      {onContest && <td><button type="button" className="as-link" aria-label={t.wrongOf(one.external_key)} onClick={() => onContest(one)}>{t.wrong}</button></td>}
    </tr>
  )
}

/** The other unit that held most of them, if one did. */
function mostHeld(cases: readonly LateCase[]) {
  const counts = new Map<string, number>()
  for (const { holder } of cases) if (holder) counts.set(holder.name, (counts.get(holder.name) ?? 0) + 1)
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return most ? { name: most[0], count: most[1] } : null
}
