/** What a programme is for: the needs that it answers and whom it reaches, its days and what it costs. */
import { useQuery } from '@tanstack/react-query'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong, number } from '@/lib/format'

import { hour, span } from './days'
import { rupiah } from './money'
import { programmeMessages } from './programme-messages'
import { type Programme, type Reach, reachQuery, useCompetenceName } from './programme-queries'

export function AboutCard({ programme }: { programme: Programme }) {
  const t = useMessages(programmeMessages)
  const language = useLanguage()
  const nameOf = useCompetenceName()
  const plan = useQuery({ ...reachQuery(programme), enabled: programme.may.length > 0 || programme.state === 'proposed', retry: false })
  const reach = plan.data?.programmes.find(({ id, needs }) => id === programme.id && needs > 0)
  const { mode, place, seats } = programme
  return (
    <section className="card" aria-labelledby="untuk-apa">
      <header><div><h2 id="untuk-apa">{t.about}</h2></div></header>
      <div className="card-body stack-sm">
        {programme.description && <p className="written">{programme.description}</p>}
        <dl className="facts programme-facts">
          <div><dt>{t.competences}</dt><dd>{programme.competences.map(nameOf).join(', ')}</dd></div>
          {reach && <ReachFacts reach={reach} />}
          <div><dt>{t.seats}</dt><dd>{t.seatsOf(number(seats.total, language))}<span>{t.mode[mode]}</span></dd></div>
          <div>
            <dt>{t.budget}</dt>
            <dd>{rupiah(programme.budget, language)}<span>{t.perSeat(rupiah(programme.cost_per_seat, language))}{plan.data?.ceiling && `, ${t.ceiling(rupiah(plan.data.ceiling, language))}`}</span></dd>
          </div>
          <div><dt>{t.when}</dt><dd>{span(programme.from_on, programme.until_on, language)}<span>{t.sessions(programme.sessions.length, number(programme.hours, language))}</span></dd></div>
          <div><dt>{t.where}</dt><dd>{place ?? t.online}</dd></div>
        </dl>
        {reach && <p className="small dim">{t.priority(reach.priority)}</p>}
        <details>
          <summary className="as-link">{t.days}</summary>
          <ul className="plain-list small">
            {programme.sessions.map(({ on, starts, ends }) => <li key={on + starts}>{t.day(dateLong(on, language), hour(starts), hour(ends))}</li>)}
          </ul>
        </details>
      </div>
    </section>
  )
}

function ReachFacts({ reach }: { reach: Reach }) {
  const t = useMessages(programmeMessages)
  const language = useLanguage()
  return (
    <>
      <div><dt>{t.needs}</dt><dd>{t.answers(number(reach.answered, language), number(reach.needs, language))}</dd></div>
      <div><dt>{t.reach}</dt><dd>{t.reached(number(reach.reached, language), number(reach.people, language))}<span>{t.units(reach.units, reach.units_needing)}</span></dd></div>
    </>
  )
}
