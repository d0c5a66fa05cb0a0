/** Cases, a line for each: its officer, its step and turn, its clock, its days. */
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'

import { CaseClock } from './case-clock'
import { caseMessages } from './case-messages'
import { CaseStanding, CaseTurn } from './case-row'
import { clockOf } from './clock-of'
import { dayShort } from './day-short'
import type { CaseLine } from './service-queries'

export function CasesTable({ serviceId, cases }: { serviceId: string; cases: CaseLine[] }) {
  const t = useMessages(caseMessages)
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{t.column.key}</th>
          <th scope="col">{t.column.officer}</th>
          <th scope="col">{t.column.stands}</th>
          <th scope="col">{t.column.clock}</th>
          <th scope="col">{t.column.dates}</th>
        </tr>
      </thead>
      <tbody>{cases.map((one) => <CaseTableRow key={one.id} serviceId={serviceId} one={one} />)}</tbody>
    </table>
  )
}

function CaseTableRow({ serviceId, one }: { serviceId: string; one: CaseLine }) {
  const t = useMessages(caseMessages)
  const language = useLanguage()
  return (
    <tr>
      <th scope="row">
        <TextLink to="/layanan/$serviceId/kasus/$caseId" params={{ serviceId, caseId: one.id }}>{one.external_key}</TextLink>
        {one.kind && <div className="tiny dim">{one.kind}</div>}
      </th>
      <td data-label={t.column.officer}>{one.officer?.name ?? t.nobodys}</td>
      <td>
        {one.state === 'open' ? <CaseTurn one={one} /> : <span className="chip">{t.state[one.state]}</span>}
        <CaseStanding one={one} />
      </td>
      <td>
        <CaseClock clock={clockOf(one)} />
        {one.is_late && <div className="small late-words">{t.late}</div>}
      </td>
      <td data-label={t.column.dates}>
        {one.complete_on ? dayShort(one.complete_on, language) : '—'}
        {one.issued_on && `\u00a0– ${dayShort(one.issued_on, language)}`}
        {!one.issued_on && one.due_on && <div className="tiny dim">{t.by(dayShort(one.due_on, language))}</div>}
      </td>
    </tr>
  )
}
