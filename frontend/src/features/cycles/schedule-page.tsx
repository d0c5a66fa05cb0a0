/** `/kota/jadwal`: the periods of the year, and the next step of each for city HR (R33, R34). */
import { Button } from '@mantine/core'
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { withIdempotencyKey } from '@/api/idempotency'
import { Confirm } from '@/components/confirm'
import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import { periodName } from '@/lib/period'
import { cycleKeys, useMe, usePeriod, useToday } from '@/lib/session'

import { scheduleMessages } from './schedule-messages'
import { StepBack } from './step-back'

type Period = components['schemas']['PeriodOfCycle']
type Step = 'opening' | 'evaluation' | 'closing'

const NEXT: Record<Period['state'], Step | null> = { planned: 'opening', open: 'evaluation', evaluating: 'closing', closed: null }
const STEPS = {
  opening: '/api/v1/cycles/{cycle_id}/periods/{period_id}/opening',
  evaluation: '/api/v1/cycles/{cycle_id}/periods/{period_id}/evaluation',
  closing: '/api/v1/cycles/{cycle_id}/periods/{period_id}/closing',
} as const

const cycleQuery = (id: number) =>
  queryOptions({
    queryKey: cycleKeys.detail(id),
    queryFn: ({ signal }) => api.GET('/api/v1/cycles/{cycle_id}', { params: { path: { cycle_id: id } }, signal }).then(dataOf),
  })

function useStep(cycleId: number, periodId: number) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (step: Step) =>
      withIdempotencyKey(`period-${periodId}`, step, (header) =>
        api.POST(STEPS[step], { params: { path: { cycle_id: cycleId, period_id: periodId }, header } }).then(dataOf),
      ),
    onSuccess: () => void cache.invalidateQueries(),
    onError: () => void cache.invalidateQueries({ queryKey: cycleKeys.all }),
  })
}

export function SchedulePage() {
  const t = useMessages(scheduleMessages)
  const language = useLanguage()
  const current = usePeriod()
  const { data: cycle } = useSuspenseQuery(cycleQuery(current.cycle_id))
  const periods = [...cycle.periods].sort((one, other) => one.ends_on.localeCompare(other.ends_on) || other.starts_on.localeCompare(one.starts_on))
  return (
    <>
      <PageHead title={t.title}>{t.lead(cycle.year)} {t.planning(dateShort(cycle.planning_due_on, language))}</PageHead>
      <section className="card" aria-label={t.title}>
        <ul className="rows">
          {periods.map((period) => <PeriodRow key={period.id} cycleId={cycle.id} period={period} />)}
        </ul>
      </section>
    </>
  )
}

function PeriodRow({ cycleId, period }: { cycleId: number; period: Period }) {
  const t = useMessages(scheduleMessages)
  const language = useLanguage()
  const today = useToday()
  const mayStep = useMe().may.includes('cycles')
  const [asked, setAsked] = useState<Step | null>(null)
  const move = useStep(cycleId, period.id)
  const next = NEXT[period.state]
  const name = periodName(period.id, language)
  const isEarly = period.ends_on >= today && asked !== 'opening'
  /** What is closed and past its day has been signed by somebody. */
  const mayStepBack = period.state !== 'planned' && !(period.state === 'closed' && period.evaluate_due_on < today)
  const isTooEarly = next === 'evaluation' && today < period.evaluated_from
  const day = (iso: string) => dateShort(iso, language)
  return (
    <li className="task">
      <div className="stack-sm">
        <p className="what line" style={{ margin: 0 }}>{name} <span className={period.state === 'open' || period.state === 'evaluating' ? 'chip turn' : 'chip'}>{t.state[period.state]}</span></p>
        <p className="why" style={{ margin: 0 }}>{t.runs(day(period.starts_on), day(period.ends_on))} {t.dates(day(period.report_due_on), day(period.evaluate_due_on))}</p>
        {next === 'evaluation' && isTooEarly && <p className="small dim" style={{ margin: 0 }}>{t.evaluatedFrom(day(period.evaluated_from))}</p>}
        <span role="status">{move.isSuccess && move.variables && t.done[move.variables]}</span>
        <ProblemNotice error={move.error} />
      </div>
      {mayStep && (
        <div className="act stack-sm">
          {next && !isTooEarly && <Button variant="default" aria-label={`${t.act[next]}: ${name}`} onClick={() => setAsked(next)}>{t.act[next]}</Button>}
          {mayStepBack && <StepBack cycleId={cycleId} period={period} name={name} />}
        </div>
      )}
      {asked && (
        <Confirm opened title={t.ask[asked](name)} act={t.act[asked]} danger={asked === 'closing'} busy={move.isPending} onClose={() => setAsked(null)} onAct={() => move.mutate(asked, { onSettled: () => setAsked(null) })}>
          <p style={{ margin: 0 }}>{t.more[asked]}</p>
          {isEarly && <p className="box warn" style={{ margin: 0 }}>{t.early(day(period.ends_on))}</p>}
        </Confirm>
      )}
    </li>
  )
}
