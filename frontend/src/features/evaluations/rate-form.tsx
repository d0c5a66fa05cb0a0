/** Two words of judgement with their reasons; the quadrant shows what follows. */
import { Button, Textarea } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { isProblem } from '@/api/problem'
import { commonMessages } from '@/components/common-messages'
import { Confirm } from '@/components/confirm'
import { OtherWords } from '@/components/other-words'
import { SeenBy } from '@/components/people'
import { PredikatBadge, Quadrant, RatingRadios } from '@/components/predikat'
import { predikatMessages } from '@/components/predikat-messages'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useDraftLine } from '@/lib/use-draft-line'

import { EarlyField } from './early-reason'
import { evaluationMessages } from './evaluation-messages'
import { type Evaluation, quadrantQuery, useRate, useSign } from './evaluation-queries'
import { factsMessages, factsWords } from './facts-messages'
import { bodyOf, type Judgement, JudgementLines, judgementOf } from './judgement'
import { ReasonField } from './reason-field'
import { WhyLines } from './why-lines'

const LEAST_LETTERS = 20

export function RateForm({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(evaluationMessages)
  const facts = useMessages(factsMessages)
  const common = useMessages(commonMessages)
  const words = useMessages(predikatMessages)
  const quadrant = useSuspenseQuery(quadrantQuery)
  const { line, state } = useDraftLine(`sk-rate-${evaluation.id}`, evaluation.version, judgementOf(evaluation))
  const draft = state.value
  const other = state.other
  /** The version that was on the screen when one asked to sign. */
  const [asked, setAsked] = useState<number | null>(null)
  const rate = useRate(evaluation.id)
  const sign = useSign(evaluation.id)
  const put = (part: Partial<Judgement>) => line.put({ ...draft, ...part })
  const { results, behaviour } = draft
  const predikat = results && behaviour ? (quadrant.data[`${results}/${behaviour}`] ?? null) : null
  const notes = results ? (evaluation.notes?.[results] ?? []) : []
  const offered = (code: 'results_facts' | 'behaviour_facts') => factsWords(facts, evaluation.offers, code)
  const unset = evaluation.unit_achievement.grade === null
  const stopped = unset || !predikat || other !== null
  const { unreported } = evaluation
  const [early, setEarly] = useState('')

  /** Gives the version that is saved; none when it was refused. */
  const save = async () => {
    const body = bodyOf(draft)
    if (!body) return null
    const sent = line.begin()
    try {
      const saved = await rate.mutateAsync({ body, version: sent.version })
      line.arrived(sent.value, saved.version)
      return saved.version
    } catch (error) {
      if (isProblem(error, '/problems/edited-meanwhile')) line.overtake()
      return null
    }
  }
  const signNow = async () => {
    const version = line.isUnsent || !evaluation.ratings ? await save() : asked
    if (version !== null) await sign.mutateAsync({ version, body: { early_reason: unreported ? early.trim() : null } }).catch(() => undefined)
    setAsked(null)
  }
  const settle = (value: Judgement) => {
    line.settle(value)
    rate.reset()
    sign.reset()
    if (line.isUnsent) void save()
  }

  const fault = (pointer: string) => (isProblem(rate.error) && rate.error.fault(pointer) ? t.reasonHint : undefined)
  return (
    <section className="card card-body stack" aria-label={t.judgement}>
      {evaluation.head_hint && (
        <div className="box note small">{t.headHint(words.grade[evaluation.head_hint.grade], words.rating[evaluation.head_hint.rating])}</div>
      )}
      <RatingRadios name="hasil" legend={words.results} value={results} onChange={(value) => put({ results: value })} />
      {notes.map((note) => <div key={note} className="box warn small">{t.note[note] ?? note}</div>)}
      {results && <ReasonField offered={offered('results_facts')} description={results === 'sesuai_ekspektasi' ? undefined : t.reasonHint} error={fault('/results_reason')} value={draft.resultsReason} onChange={(value) => put({ resultsReason: value })} />}
      <RatingRadios name="perilaku" legend={words.behaviour} value={behaviour} onChange={(value) => put({ behaviour: value })} />
      {behaviour && <ReasonField offered={offered('behaviour_facts')} description={behaviour === 'sesuai_ekspektasi' ? undefined : t.reasonHint} error={fault('/behaviour_reason')} value={draft.behaviourReason} onChange={(value) => put({ behaviourReason: value })} />}
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
          <WhyLines results={{ rating: results, reason: draft.resultsReason }} behaviour={{ rating: behaviour, reason: draft.behaviourReason }} sentences={evaluation.offers} />
          <p>{t.whyMeet(words.predikat[predikat])}</p>
        </div>
      )}
      <Textarea label={t.recommendation} value={draft.advice} onChange={(event) => put({ advice: event.currentTarget.value })} />
      {other ? (
        <OtherWords from={other.from} busy={rate.isPending} onKeep={() => settle(draft)} onTake={() => settle(other.value)}>
          <JudgementLines value={other.value} />
        </OtherWords>
      ) : (
        <ProblemNotice error={rate.error ?? sign.error} />
      )}
      {state.inOtherTab && !other && <p className="box warn small" role="status" style={{ margin: 0 }}>{common.inOtherTab}</p>}
      {rate.isSuccess && !line.isUnsent && <p role="status" className="box note small" style={{ margin: 0 }}>{t.saved}</p>}
      <SeenBy who={t.seenDraft} />
      {(unset || !predikat) && <p className="small dim end-note">{unset ? t.needsUnit : t.needsBoth}</p>}
      <div className="line end">
        <Button variant="default" disabled={stopped} loading={rate.isPending && asked === null} onClick={() => void save()}>{t.save}</Button>
        <Button size="lg" disabled={stopped} onClick={() => setAsked(evaluation.version)}>{t.sign}</Button>
      </div>
      <Confirm
        opened={asked !== null}
        title={predikat ? t.signAsk(evaluation.employee.name, words.predikat[predikat]) : ''}
        act={t.sign}
        busy={rate.isPending || sign.isPending}
        disabled={unreported !== null && early.trim().length < LEAST_LETTERS}
        onClose={() => setAsked(null)}
        onAct={() => void signNow()}
      >
        <p style={{ margin: 0 }}>{t.signMore}</p>
        {unreported && <EarlyField unreported={unreported} value={early} onChange={setEarly} />}
      </Confirm>
    </section>
  )
}
