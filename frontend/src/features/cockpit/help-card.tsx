/** Who needs help, and why: the farthest behind first; all of them are one click away. */
import { useQuery } from '@tanstack/react-query'

import { MethodNote } from '@/components/charts/method-note'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { type KnownPlace, peopleQuery, type PersonLine } from './cockpit-queries'
import { methodMessages } from './method-messages'
import { peopleMessages } from './people-messages'
import { Needs, PersonName, ReportLink, Was } from './person-parts'
import { RowsLoading } from './rows-loading'
import { toList } from './use-place'
import { useShown } from './use-shown'

/** So many fit a glance. */
const SHOWN = 4

export function HelpCard({ place }: { place: KnownPlace }) {
  const t = useMessages(peopleMessages)
  const methods = useMessages(methodMessages)
  const { count } = useShown()
  const help = useQuery(peopleQuery(place, 'help', 1, SHOWN))
  return (
    <section className="card no-print" aria-label={t.help}>
      <header>
        <h2>{t.help}</h2>
        {help.data && help.data.total > 0 && <TextLink {...toList(place, 'help')} className="small">{t.everybody(count(help.data.total))}</TextLink>}
      </header>
      {help.isPending && <RowsLoading rows={SHOWN} height={96} />}
      {help.isError && <div className="card-body"><ProblemNotice error={help.error} onRetry={() => void help.refetch()} /></div>}
      {help.data && (help.data.items.length === 0 ? <Empty title={t.helpNone}>{t.helpNoneMore}</Empty> : <HelpRows lines={help.data.items} place={place} />)}
      <div className="card-foot"><MethodNote method={methods.help} /></div>
    </section>
  )
}

function HelpRows({ lines, place }: { lines: PersonLine[]; place: KnownPlace }) {
  return (
    <ul className="rows">
      {lines.map((line) => (
        <li key={line.assignment_id} className="help-row">
          <div className="help-head">
            <PersonName line={line} />
            <ReportLink line={line} periodId={place.period_id} />
            <span className="tiny dim">{line.unit.id === place.unit_id ? line.employee.position : line.unit.name} <Was line={line} /></span>
          </div>
          <Needs line={line} />
        </li>
      ))}
    </ul>
  )
}
