/** One period with its next step; closing it names whom it would leave without a result. */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'

import { isProblem } from '@/api/problem'
import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import { periodName } from '@/lib/period'
import { useMe, useToday } from '@/lib/session'

import { ReadinessCounts } from './readiness-counts'
import { scheduleMessages } from './schedule-messages'
import { type Period, type Step, useStep } from './schedule-queries'
import { StepBack } from './step-back'

const NEXT: Record<Period['state'], Step | null> = { planned: 'opening', open: 'evaluation', evaluating: 'closing', closed: null }
const SHORTEST_REASON = 10

export function PeriodRow({ cycleId, period }: { cycleId: number; period: Period }) {
  const t = useMessages(scheduleMessages)
  const language = useLanguage()
  const today = useToday()
  const mayStep = useMe().may.includes('cycles')
  const [asked, setAsked] = useState<Step | null>(null)
  const [reason, setReason] = useState('')
  const move = useStep(cycleId, period.id)
  const next = NEXT[period.state]
  const name = periodName(period.id, language)
  const isAhead = period.starts_on > today
  /** What is closed and past its day has been signed by somebody. */
  const mayStepBack = period.state !== 'planned' && !(period.state === 'closed' && period.evaluate_due_on < today)
  const isTooEarly = next === 'evaluation' && today < period.evaluated_from
  const isEarly = period.ends_on >= today && asked !== 'opening'
  const day = (iso: string) => dateShort(iso, language)
  const left = leftOpen(move.error)
  const stop = () => {
    setAsked(null)
    move.reset()
  }
  const act = (step: Step) =>
    move.mutate({ step, ...(left && { reason: reason.trim() }) }, { onSettled: (_done, error) => leftOpen(error) ?? setAsked(null) })
  return (
    <li className="task">
      <div className="stack-sm">
        <p className="what line" style={{ margin: 0 }}>{name} <span className={period.state === 'open' || period.state === 'evaluating' ? 'chip turn' : 'chip'}>{t.state[period.state]}</span></p>
        <p className="why" style={{ margin: 0 }}>{t.runs(day(period.starts_on), day(period.ends_on))} {t.dates(day(period.report_due_on), day(period.evaluate_due_on))}</p>
        {isTooEarly && <p className="small dim" style={{ margin: 0 }}>{t.evaluatedFrom(day(period.evaluated_from))}</p>}
        <span role="status">{move.isSuccess && move.variables && t.done[move.variables.step]}</span>
        {!left && <ProblemNotice error={move.error} />}
      </div>
      {mayStep && (
        <div className="act stack-sm">
          {next && !isAhead && !isTooEarly && <Button variant="default" aria-label={`${t.act[next]}: ${name}`} onClick={() => setAsked(next)}>{t.act[next]}</Button>}
          {mayStepBack && <StepBack cycleId={cycleId} period={period} name={name} />}
        </div>
      )}
      {asked && (
        <Confirm
          opened
          title={t.ask[asked](name)}
          act={left ? t.closeAnyway : t.act[asked]}
          danger={asked === 'closing'}
          busy={move.isPending}
          disabled={left !== null && reason.trim().length < SHORTEST_REASON}
          onClose={stop}
          onAct={() => act(asked)}
        >
          {asked === 'evaluation' && <ReadinessCounts place={{ cycle_id: cycleId, period_id: period.id }} />}
          <p style={{ margin: 0 }}>{t.more[asked]}</p>
          {isEarly && <p className="box warn" style={{ margin: 0 }}>{t.early(day(period.ends_on))}</p>}
          {left && (
            <>
              <div className="box bad stack-sm" role="alert">
                <p>{t.leaves(left.people)}</p>
                <ul style={{ margin: 0, paddingLeft: 18 }}>{left.names.map((one) => <li key={one}>{one}</li>)}</ul>
                {left.people > left.names.length && <p>{t.andMore(left.people - left.names.length)}</p>}
                <p><TextLink to="/opd/pegawai/tertahan">{t.seeStuck}</TextLink></p>
              </div>
              <Textarea label={t.reason} description={t.reasonHint} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
            </>
          )}
        </Confirm>
      )}
    </li>
  )
}

/** Whom a closing was refused for. */
function leftOpen(error: unknown): { people: number; names: string[] } | null {
  if (!isProblem(error, '/problems/evaluations-left-open')) return null
  return { people: Number(error.facts.people), names: error.facts.names as string[] }
}
