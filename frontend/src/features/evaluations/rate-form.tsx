/** Two words of judgement with their reasons; the quadrant shows what follows. */
import { Button, Textarea } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { isProblem } from '@/api/problem'
import { Confirm } from '@/components/confirm'
import { SeenBy } from '@/components/people'
import { PredikatBadge, Quadrant, RatingRadios } from '@/components/predikat'
import { predikatMessages, type Rating } from '@/components/predikat-messages'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'

import { evaluationMessages } from './evaluation-messages'
import { type Evaluation, quadrantQuery, useRate, useSign } from './evaluation-queries'
import { SavedElsewhere } from './saved-elsewhere'

/** `version`: what one began to write on, so that what was saved elsewhere since is not overwritten unseen; none: nothing is unsaved. */
type Draft = { version: number | null; results: Rating | null; resultsReason: string; behaviour: Rating | null; behaviourReason: string; advice: string }

/** After a conflict that was shown, the next try is about what stands now. */
const NEWEST = 0

const before = (evaluation: Evaluation): Draft => ({
  version: null,
  results: evaluation.ratings?.results_rating ?? null,
  resultsReason: evaluation.ratings?.results_reason ?? '',
  behaviour: evaluation.ratings?.behaviour_rating ?? null,
  behaviourReason: evaluation.ratings?.behaviour_reason ?? '',
  advice: evaluation.ratings?.recommendation ?? '',
})

export function RateForm({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(evaluationMessages)
  const words = useMessages(predikatMessages)
  const quadrant = useSuspenseQuery(quadrantQuery)
  const [storedDraft, setDraft, forget] = useStoredState<Draft>(`sk-rate-${evaluation.id}`, before(evaluation))
  const draft = storedDraft.version === null ? before(evaluation) : storedDraft
  const [asked, setAsked] = useState(false)
  const rate = useRate(evaluation.id)
  const sign = useSign(evaluation.id)
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part, version: draft.version ?? evaluation.version })
  const { results, behaviour } = draft
  const predikat = results && behaviour ? (quadrant.data[`${results}/${behaviour}`] ?? null) : null
  const notes = results ? (evaluation.notes?.[results] ?? []) : []
  const unset = evaluation.unit_achievement.grade === null

  const save = (then?: () => void) => {
    if (!results || !behaviour) return
    const body = {
      results_rating: results,
      results_reason: draft.resultsReason || null,
      behaviour_rating: behaviour,
      behaviour_reason: draft.behaviourReason || null,
      recommendation: draft.advice || null,
    }
    const onSuccess = () => {
      setDraft({ ...draft, version: null })
      forget()
      then?.()
    }
    const onError = () => {
      setDraft({ ...draft, version: NEWEST })
      setAsked(false)
    }
    rate.mutate({ body, version: draft.version || evaluation.version }, { onSuccess, onError })
  }

  const fault = (pointer: string) => (isProblem(rate.error) && rate.error.fault(pointer) ? t.reasonHint : undefined)
  return (
    <section className="card card-body stack" aria-label={t.judgement}>
      {evaluation.head_hint && (
        <div className="box note small">{t.headHint(words.grade[evaluation.head_hint.grade], words.rating[evaluation.head_hint.rating])}</div>
      )}
      <RatingRadios name="hasil" legend={words.results} value={results} onChange={(value) => put({ results: value })} />
      {notes.map((note) => <div key={note} className="box warn small">{t.note[note] ?? note}</div>)}
      {results && <Textarea label={t.reason} description={results === 'sesuai_ekspektasi' ? undefined : t.reasonHint} error={fault('/results_reason')} value={draft.resultsReason} onChange={(event) => put({ resultsReason: event.currentTarget.value })} />}
      <RatingRadios name="perilaku" legend={words.behaviour} value={behaviour} onChange={(value) => put({ behaviour: value })} />
      {behaviour && <Textarea label={t.reason} description={behaviour === 'sesuai_ekspektasi' ? undefined : t.reasonHint} error={fault('/behaviour_reason')} value={draft.behaviourReason} onChange={(event) => put({ behaviourReason: event.currentTarget.value })} />}
      <div className="line" style={{ alignItems: 'center', gap: 20 }}>
        <Quadrant cells={quadrant.data} results={results} behaviour={behaviour} />
        <div role="status" className="stack-sm">
          {predikat && (
            <>
              <span className="small dim">{t.provisional}</span>
              <PredikatBadge value={predikat} provisional />
            </>
          )}
        </div>
      </div>
      {predikat && results && behaviour && (
        <div className="box small">
          <p><b>{t.why(words.predikat[predikat])}</b></p>
          <p>{t.whySimple(words.rating[results], words.rating[behaviour], words.predikat[predikat])}</p>
        </div>
      )}
      <Textarea label={t.recommendation} value={draft.advice} onChange={(event) => put({ advice: event.currentTarget.value })} />
      <ProblemNotice error={rate.error ?? sign.error} />
      {isProblem(rate.error, '/problems/edited-meanwhile') && <SavedElsewhere ratings={evaluation.ratings} />}
      {rate.isSuccess && <p role="status" className="box note small" style={{ margin: 0 }}>{t.saved}</p>}
      <SeenBy who={t.seenDraft} />
      {(unset || !predikat) && <p className="small dim end-note">{unset ? t.needsUnit : t.needsBoth}</p>}
      <div className="line end">
        <Button variant="default" disabled={!predikat || unset} loading={rate.isPending && !asked} onClick={() => save()}>{t.save}</Button>
        <Button size="lg" disabled={!predikat || unset} onClick={() => setAsked(true)}>{t.sign}</Button>
      </div>
      <Confirm
        opened={asked}
        title={predikat ? t.signAsk(evaluation.employee.name, words.predikat[predikat]) : ''}
        act={t.sign}
        busy={rate.isPending || sign.isPending}
        onClose={() => setAsked(false)}
        onAct={() => save(() => sign.mutate(undefined, { onSettled: () => setAsked(false) }))}
      >
        <p style={{ margin: 0 }}>{t.signMore}</p>
      </Confirm>
    </section>
  )
}
