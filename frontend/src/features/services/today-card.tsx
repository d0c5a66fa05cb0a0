/** The cases that reach their last day, by whose turn it is, with one act for each group. */
import { Empty } from '@/components/states'
import { TurnChip } from '@/components/people'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, number } from '@/lib/format'

import { CaseClock } from './case-clock'
import { caseMessages } from './case-messages'
import { CaseStanding } from './case-row'
import { clockOf } from './clock-of'
import { dayShort } from './day-short'
import { RemindButton } from './remind-button'
import type { CaseLine, Team, TurnGroup } from './service-queries'
import { teamMessages } from './team-messages'

export function TodayCard({ team }: { team: Team }) {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  const { today, today_cases, next_day, next_due, later_due, later_until, running, suspended, service } = team
  const [next, due] = t.next(dateNear(next_day, language), number(next_due, language))
  return (
    <section className={`card${today_cases > 0 ? ' turn' : ''}`} aria-labelledby="hari-ini">
      <header>
        <h2 id="hari-ini">{t.today}</h2>
        <span className="small">{t.cases(number(today_cases, language))}</span>
      </header>
      {today_cases === 0 && <Empty title={t.noneToday}>{t.noneTodayMore}</Empty>}
      {today_cases > 0 && (
        <ul className="rows">
          {today.map((group) => <GroupRow key={`${group.turn}/${group.who?.id ?? ''}`} group={group} serviceId={service.id} />)}
        </ul>
      )}
      <p className="case-foot">
        <b>{next}</b>{due}{later_due > 0 && later_until && t.later(number(later_due, language), dayShort(later_until, language))}.{' '}
        <TextLink to="/layanan/$serviceId/kasus" params={{ serviceId: service.id }} search={{ keadaan: 'open' }}>{t.all(number(running - suspended.length, language))}</TextLink>
      </p>
    </section>
  )
}

const NAMED = 3

function GroupRow({ group: { turn, is_mine, who, cases }, serviceId }: { group: TurnGroup; serviceId: string }) {
  const t = useMessages(teamMessages)
  const words = useMessages(caseMessages)
  const [first] = cases
  const remindable = cases.find((one) => one.may_remind) ?? first
  if (!first) return null
  return (
    <li className="task">
      <div className="stack-sm">
        <p className="what"><Names cases={cases} serviceId={serviceId} /></p>
        {cases.length === 1 && <CaseStanding one={first} />}
        <div className="line">
          {is_mine ? <TurnChip /> : <TurnChip waitsFor={who?.name ?? words.turn[turn]} />}
          <CaseClock clock={clockOf(first)} />
        </div>
        {turn === 'leader' && <p className="small dim">{t.assign}</p>}
      </div>
      <div className="act">{!is_mine && remindable && <RemindButton serviceId={serviceId} one={remindable} />}</div>
    </li>
  )
}

/** The first few by name, each the way to its case. */
function Names({ cases, serviceId }: { cases: CaseLine[]; serviceId: string }) {
  const t = useMessages(teamMessages)
  const words = useMessages(caseMessages)
  const language = useLanguage()
  const named = cases.slice(0, NAMED)
  const more = cases.length - named.length
  return (
    <>
      {named.map((one, at) => (
        <span key={one.id}>
          {at > 0 && (at === named.length - 1 && more === 0 ? ` ${t.and} ` : ', ')}
          <TextLink to="/layanan/$serviceId/kasus/$caseId" params={{ serviceId, caseId: one.id }} className="plain-link">{words.caseTitle(one.external_key, one.kind)}</TextLink>
        </span>
      ))}
      {more > 0 && ` ${t.more(number(more, language))}`}
    </>
  )
}
