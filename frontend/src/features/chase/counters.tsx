/** What is still awaited, each count with its date; it opens its list. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, number } from '@/lib/format'
import { periodQuery } from '@/lib/session'

import { chaseMessages } from './chase-messages'
import { type Cockpit, type Subject, SUBJECTS_CHASED } from './chase-queries'

export function Counters({ cockpit, tally }: { cockpit: Cockpit; tally: Subject }) {
  const t = useMessages(chaseMessages)
  const language = useLanguage()
  const due = useDueOn(cockpit)
  const { unit, period, figures } = cockpit
  return (
    <nav className="card" aria-label={t.counters}>
      <ul className="counters">
        {SUBJECTS_CHASED.map((one) => (
          <li key={one}>
            <Link to="/pimpinan/belum" search={{ unit: unit.id, periode: period.id, daftar: one }} aria-current={one === tally ? 'true' : undefined}>
              <b>{number(figures[one], language)}</b>
              <span>{t.tab[one]}</span>
              {due[one] && <small>{t.until(dateNear(due[one], language))}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Plans are due in the year that is worked in; what is over shows no date, nor does evidence, of which each piece has its own. */
function useDueOn({ period }: Cockpit): Partial<Record<Subject, string>> {
  const current = useQuery(periodQuery)
  const year = String(period.id).slice(0, 4)
  const planning = current.data && String(current.data.year) === year ? current.data.planning_due_on : undefined
  const report = period.report_due_on
  return { ...(planning && { plan_missing: planning }), unreported: report, evidence_returned: report, unsigned: period.evaluate_due_on }
}
