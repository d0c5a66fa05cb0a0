/** Where a programme stands and what comes next: one filled button for whose turn it is, and who is awaited for the others. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { TurnChip } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull } from '@/lib/format'
import { useToday } from '@/lib/session'

import { type Act as Asks, ActDialog } from './act-dialog'
import { programmeMessages } from './programme-messages'
import { type Programme, type Seat, useQueue } from './programme-queries'
import { type Act, type Step, stepOf } from './step-of'

export function NextStep({ programme, seats }: { programme: Programme; seats: Seat[] }) {
  const t = useMessages(programmeMessages)
  const language = useLanguage()
  const today = useToday()
  const [asks, setAsks] = useState<Asks | null>(null)
  const queue = useQueue(programme.id)
  const begin = (act: Act) => (act.kind === 'queue' ? queue.mutate(null) : setAsks(act))
  const step = stepOf(programme, seats, today, t, language)
  return (
    <section className={`card${step.act ? ' turn' : ''}`} aria-labelledby="berikutnya">
      <header><h2 id="berikutnya">{step.act ? t.next.title : t.next.now}</h2>{step.act && <TurnChip />}{step.waitsFor && <TurnChip waitsFor={step.waitsFor} />}</header>
      <div className="card-body stack-sm">
        {step.words.map((words) => <p key={words}>{words}</p>)}
        <Decided programme={programme} on={programme.decided_on && dateFull(programme.decided_on, language)} />
        <ProblemNotice error={queue.error} />
        <Buttons step={step} isQueueing={queue.isPending} onAct={begin} />
      </div>
      {asks && <ActDialog act={asks} programme={programme} seats={seats} onClose={() => setAsks(null)} />}
    </section>
  )
}

function Decided({ programme, on }: { programme: Programme; on: string | null }) {
  const t = useMessages(programmeMessages)
  const { state, decision_reason: reason } = programme
  return (
    <>
      {state === 'approved' && on && <p className="small dim">{t.approvedOn(on)}</p>}
      {reason && <blockquote className="said"><b className="small">{t.because}</b><p className="written">{reason}</p></blockquote>}
    </>
  )
}

type ButtonsProps = { step: Step; isQueueing: boolean; onAct: (act: Act) => void }

function Buttons({ step, isQueueing, onAct }: ButtonsProps) {
  const { act, also } = step
  if (!act && !also) return null
  return (
    <div className="line no-print next-acts">
      {act && <Button loading={isQueueing && act.is.kind === 'queue'} onClick={() => onAct(act.is)}>{act.words}</Button>}
      {also && <Button variant="default" loading={isQueueing && also.is.kind === 'queue'} onClick={() => onAct(also.is)}>{also.words}</Button>}
    </div>
  )
}
