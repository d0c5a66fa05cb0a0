/** `/kota/jadwal`: the periods of a year, the next step of each for city HR (R33, R34), and the year that is made next. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { SelectField } from '@/components/select-field'
import { useLanguage, useMessages } from '@/i18n/language'
import { cycleQuery } from '@/lib/cycles'
import { dateShort } from '@/lib/format'
import { useMe, usePeriod } from '@/lib/session'

import { NextYear } from './next-year'
import { PeriodRow } from './period-row'
import { scheduleMessages } from './schedule-messages'
import { cyclesQuery } from './schedule-queries'

export function SchedulePage() {
  const t = useMessages(scheduleMessages)
  const language = useLanguage()
  const current = usePeriod()
  const mayMake = useMe().may.includes('cycles')
  const { data: years } = useSuspenseQuery(cyclesQuery)
  const [chosen, setChosen] = useState(current.cycle_id)
  const { data: cycle } = useSuspenseQuery(cycleQuery(chosen))
  const periods = [...cycle.periods].sort((one, other) => one.ends_on.localeCompare(other.ends_on) || other.starts_on.localeCompare(one.starts_on))
  return (
    <>
      <PageHead title={t.title} aside={cycle.state === 'closed' && <span className="chip">{t.yearClosed}</span>}>
        {t.lead(cycle.year)} {t.planning(dateShort(cycle.planning_due_on, language))}
      </PageHead>
      <div className="stack">
        {years.items.length > 1 && (
          <div style={{ maxWidth: 210 }}>
            <SelectField label={t.year} value={String(chosen)} onChange={(id) => setChosen(Number(id))}>
              {years.items.map((one) => <option key={one.id} value={one.id}>{t.yearOf(one.year, one.population)}</option>)}
            </SelectField>
          </div>
        )}
        <section className="card" aria-label={t.title}>
          <ul className="rows">
            {periods.map((period) => <PeriodRow key={period.id} cycleId={cycle.id} period={period} />)}
          </ul>
        </section>
        {mayMake && <NextYear years={years.items.map((one) => one.year)} onMade={setChosen} />}
      </div>
    </>
  )
}
