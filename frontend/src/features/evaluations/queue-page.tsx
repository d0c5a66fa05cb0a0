/** `/evaluasi`: whom I rate, period by period; the organization's achievement first. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { Deadline } from '@/components/people'
import { PredikatBadge } from '@/components/predikat'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { usePeriod, useToday } from '@/lib/session'
import { useWorkingDays } from '@/lib/tasks'

import { evaluationMessages } from './evaluation-messages'
import { type EvaluationItem, evaluationsQuery, unitsQuery } from './evaluation-queries'
import { UnitRows } from './unit-card'

export function QueuePage() {
  const t = useMessages(evaluationMessages)
  const language = useLanguage()
  const { period, evaluating } = usePeriod()
  const { data } = useSuspenseQuery(evaluationsQuery('assessor'))
  const periods = [...new Set(data.items.map((item) => item.period_id))].sort((a, b) => b - a)
  const newest = periods[0] ?? period.id
  const judged = [...new Set([newest, ...evaluating])].sort((a, b) => b - a)
  const open = data.items.filter(isOpen)
  const done = data.items.filter((item) => !isOpen(item))
  return (
    <>
      <PageHead title={data.items.length === 0 ? t.queueTitle : t.queueAnswer(open.length)} documentTitle={t.queueTitle}>
        {data.items.length > 0 && t.queueLead(periodName(newest, language))}
      </PageHead>
      <div className="stack">
        {data.items.length === 0 && <section className="card"><Empty title={t.queueNone}>{t.queueNoneMore}</Empty></section>}
        {judged.map((one) => <Units key={one} period={one} named={judged.length > 1} />)}
        {open.length > 0 && (
          <section className="card turn" aria-labelledby="giliran">
            <header><h2 id="giliran">{t.toRate}</h2><span>{t.persons(open.length)}</span></header>
            <ul className="rows">
              {open.map((item, index) => <QueueRow key={item.id} item={item} first={index === 0} many={periods.length > 1} />)}
            </ul>
          </section>
        )}
        {periods.map((one) => <Done key={one} period={one} items={done.filter((item) => item.period_id === one)} />)}
      </div>
    </>
  )
}

type UnitsProps = { period: number; named: boolean }

/** Organizations below may be evaluated in another period than one's own people: schools by the year. */
function Units({ period, named }: UnitsProps) {
  const language = useLanguage()
  const units = useSuspenseQuery(unitsQuery(period)).data.items.filter((unit) => unit.may.includes('set'))
  return <UnitRows units={units} of={named ? periodName(period, language) : undefined} folds />
}

const isOpen = (item: EvaluationItem) => item.state === 'open' || item.state === 'rated'

function Done({ period, items }: { period: number; items: EvaluationItem[] }) {
  const t = useMessages(evaluationMessages)
  const language = useLanguage()
  if (items.length === 0) return null
  return (
    <details className="card fold">
      <summary><b>{periodName(period, language)}</b> <span className="dim">{t.signedCount(items.length)}</span></summary>
      <ul className="rows">
        {items.map((item) => <QueueRow key={item.id} item={item} />)}
      </ul>
    </details>
  )
}

type QueueRowProps = { item: EvaluationItem; first?: boolean; many?: boolean }

function QueueRow({ item, first = false, many = false }: QueueRowProps) {
  const t = useMessages(evaluationMessages)
  const language = useLanguage()
  const today = useToday()
  const workingDays = useWorkingDays()
  const open = isOpen(item)
  return (
    <li className="task">
      <div className="stack-sm">
        <p className="what" style={{ margin: 0 }}>{item.employee.name}{open && many && <span className="dim" style={{ fontWeight: 400 }}>, {periodName(item.period_id, language)}</span>}</p>
        <div className="line">
          <span className={open ? 'chip turn' : 'chip'}>{t.state[item.state]}</span>
          {item.predikat && <PredikatBadge value={item.predikat} provisional={open} />}
          {open && <Deadline on={item.due_on} today={today} workingDays={workingDays(item.id)} />}
        </div>
      </div>
      <div className="act">
        <ButtonLink to="/evaluasi/$evaluationId" params={{ evaluationId: item.id }} variant={first ? 'filled' : 'default'} aria-label={`${open ? t.evaluate : t.see}: ${item.employee.name}`}>{open ? t.evaluate : t.see}</ButtonLink>
      </div>
    </li>
  )
}
