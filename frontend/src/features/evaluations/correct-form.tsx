/** Other ratings for somebody who does not agree, signed in one step. */
import { Button, Textarea } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { isProblem } from '@/api/problem'
import { commonMessages } from '@/components/common-messages'
import { Confirm } from '@/components/confirm'
import { PredikatBadge, RatingRadios } from '@/components/predikat'
import { predikatMessages } from '@/components/predikat-messages'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'

import { evaluationMessages } from './evaluation-messages'
import { type Evaluation, quadrantQuery } from './evaluation-queries'
import { hearingMessages } from './hearing-messages'
import { useCorrect } from './hearing-queries'
import { bodyOf, type Judgement, judgementOf } from './judgement'

export function CorrectForm({ evaluation, onClose }: { evaluation: Evaluation; onClose: () => void }) {
  const t = useMessages(hearingMessages)
  const rating = useMessages(evaluationMessages)
  const common = useMessages(commonMessages)
  const words = useMessages(predikatMessages)
  const quadrant = useSuspenseQuery(quadrantQuery)
  const [draft, setDraft, forget] = useStoredState(`sk-correct-${evaluation.id}`, { ...judgementOf(evaluation), note: '' })
  const [asked, setAsked] = useState(false)
  const correct = useCorrect(evaluation.id)
  const put = (part: Partial<Judgement & { note: string }>) => setDraft({ ...draft, ...part })
  const body = bodyOf(draft)
  const predikat = (body && quadrant.data[`${body.results_rating}/${body.behaviour_rating}`]) ?? null
  const fault = (pointer: string) => (isProblem(correct.error) && correct.error.fault(pointer) ? rating.reasonHint : undefined)
  const send = () => body && correct.mutate({ body: { ...body, note: draft.note.trim() }, version: evaluation.version }, { onSuccess: forget, onSettled: () => setAsked(false) })
  return (
    <div className="stack no-print">
      <RatingRadios name="hasil" legend={words.results} value={draft.results} onChange={(results) => put({ results })} />
      <Textarea label={`${rating.reason}: ${words.results}`} error={fault('/results_reason')} value={draft.resultsReason} onChange={(event) => put({ resultsReason: event.currentTarget.value })} />
      <RatingRadios name="perilaku" legend={words.behaviour} value={draft.behaviour} onChange={(behaviour) => put({ behaviour })} />
      <Textarea label={`${rating.reason}: ${words.behaviour}`} error={fault('/behaviour_reason')} value={draft.behaviourReason} onChange={(event) => put({ behaviourReason: event.currentTarget.value })} />
      <Textarea label={t.correctNote} description={t.answerHint} error={fault('/note') && t.answerHint} value={draft.note} onChange={(event) => put({ note: event.currentTarget.value })} />
      {predikat && <PredikatBadge value={predikat} provisional />}
      <ProblemNotice error={correct.error} />
      <div className="line end">
        <Button variant="default" onClick={onClose}>{common.cancel}</Button>
        <Button disabled={!predikat || !draft.note.trim()} onClick={() => setAsked(true)}>{t.signCorrection}</Button>
      </div>
      <Confirm opened={asked} title={predikat ? t.signAsk(evaluation.employee.name, words.predikat[predikat]) : ''} act={t.signCorrection} busy={correct.isPending} onClose={() => setAsked(false)} onAct={send}>
        <p style={{ margin: 0 }}>{t.signMore}</p>
      </Confirm>
    </div>
  )
}
