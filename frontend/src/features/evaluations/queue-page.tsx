/** `/evaluasi`: whom I rate, period by period; the organization's achievement first. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { Deadline } from '@/components/people'
import { PredikatBadge } from '@/components/predikat'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { usePeriod, useToday } from '@/lib/session'

import { evaluationMessages } from './evaluation-messages'
import { type EvaluationItem, evaluationsQuery, unitsQuery } from './evaluation-queries'
import { UnitRows } from './unit-card'

export function QueuePage() {
  const t = useMessages(evaluationMessages)
  const language = useLanguage()
  const { period } = usePeriod()
  const { data } = useSuspenseQuery(evaluationsQuery('assessor'))
  const periods = [...new Set(data.items.map((item) => item.period_id))].sort((a, b) => b - a)
  const units = useSuspenseQuery(unitsQuery(periods[0] ?? period.id))
  return (
    <>
      <PageHead title={t.queueTitle}>{t.queueLead(periodName(periods[0] ?? period.id, language))}</PageHead>
      <div className="stack">
        <UnitRows units={units.data.items.filter((unit) => unit.may.includes('set') || unit.grade !== null).slice(0, 12)} />
        {periods.length === 0 && <section className="card"><Empty title={t.queueNone}>{t.queueNoneMore}</Empty></section>}
        {periods.map((one) => (
          <section key={one} className="card">
            <header><h2>{periodName(one, language)}</h2></header>
            <ul className="rows">
              {data.items.filter((item) => item.period_id === one).map((item) => <QueueRow key={item.id} item={item} />)}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

function QueueRow({ item }: { item: EvaluationItem }) {
  const t = useMessages(evaluationMessages)
  const today = useToday()
  const open = item.state === 'open' || item.state === 'rated'
  return (
    <li className="task">
      <div className="stack-sm">
        <p className="what" style={{ margin: 0 }}>{item.employee.name}</p>
        <div className="line">
          <span className={open ? 'chip turn' : 'chip'}>{t.state[item.state]}</span>
          {item.predikat && <PredikatBadge value={item.predikat} provisional={open} />}
          {open && <Deadline on={item.due_on} today={today} />}
        </div>
      </div>
      <div className="act">
        <Button component={Link} to={`/evaluasi/${item.id}`} variant={open ? 'outline' : 'default'} aria-label={`${open ? t.evaluate : t.see}: ${item.employee.name}`}>{open ? t.evaluate : t.see}</Button>
      </div>
    </li>
  )
}
