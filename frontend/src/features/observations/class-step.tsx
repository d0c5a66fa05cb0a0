/** In class: an answer for each agreed behaviour and words beside it; on the device with every tap, sent when there is a network. */
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { isProblem } from '@/api/problem'
import { Confirm } from '@/components/confirm'
import { OtherWords } from '@/components/other-words'
import { SeenBy } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useAutosave } from '@/lib/use-autosave'
import { usePractices } from '@/lib/practices'

import { BehaviourAnswer } from './behaviour-answer'
import { type ClassDraft, classKey, draftOf, tidy } from './class-draft'
import { ClassNotes } from './class-notes'
import { observationMessages } from './observation-messages'
import { type Observation, useNotes } from './observation-queries'
import { OtherPractices } from './other-practices'
import { SavedWhere } from './saved-where'

const NOT_AGREED = '/problems/not-agreed-yet'

export function ClassStep({ one }: { one: Observation }) {
  const t = useMessages(observationMessages)
  const navigate = useNavigate()
  const practices = usePractices()
  const [isAsked, setAsked] = useState(false)
  const [isEarly, setEarly] = useState(false)
  const notes = useNotes(one.id)
  const left = (draft: ClassDraft) => one.focus.filter((code) => draft.answers[code] === undefined).length
  const line = useAutosave<ClassDraft>({
    key: classKey(one.id),
    version: one.notes_version,
    start: draftOf(one),
    ready: (draft) => !draft.isDone || left(draft) === 0,
    save: async ({ isDone, ...seen }, version) => {
      try {
        return (await notes.mutateAsync({ notes: seen, version, isDone })).notes_version
      } catch (error) {
        if (isProblem(error, NOT_AGREED)) setEarly(true)
        throw error
      }
    },
  })
  const { value, other, state } = line
  const put = (change: Partial<ClassDraft>) => line.put(tidy({ ...value, ...change }))
  // What was seen is kept all the same; only the end waits for the agreement.
  useEffect(() => {
    if (isProblem(state.error, NOT_AGREED) && value.isDone) line.put({ ...value, isDone: false })
  })
  const behaviours = (practices[one.practice_code]?.behaviours ?? []).filter(({ code }) => one.focus.includes(code))
  const open = left(value)
  const later = async () => {
    if (await line.finish()) void navigate({ to: '/observasi' })
  }
  return (
    <div className="stack">
      <section className="card" aria-labelledby="perilaku">
        <header>
          <div><h2 id="perilaku">{t.agreedOn(behaviours.length)}</h2></div>
          <span className="small dim" role="status">{t.filled(behaviours.length - open, behaviours.length)}</span>
        </header>
        <div className="card-body stack">
          {behaviours.map((behaviour) => (
            <BehaviourAnswer key={behaviour.code} behaviour={behaviour} value={value.answers[behaviour.code]} disabled={value.isDone} onAnswer={(answer) => put({ answers: { ...value.answers, [behaviour.code]: answer } })} />
          ))}
        </div>
      </section>
      <ClassNotes value={value.notes} disabled={value.isDone} onChange={(words) => put({ notes: words })} />
      <OtherPractices chosen={one.practice_code} practices={practices} value={value.others} disabled={value.isDone} onChange={(others) => put({ others })} />
      <div className="box"><p><b>{t.noScore}</b> {t.next}</p></div>
      {other && (
        <OtherWords from={other.from} busy={state.kind === 'saving'} onKeep={() => void line.settle(value)} onTake={() => void line.settle(other.value)}>
          <p style={{ whiteSpace: 'pre-line' }}>{[...Object.values(other.value.answers).map((answer) => t.shown[answer]), other.value.notes].join('\n')}</p>
        </OtherWords>
      )}
      {isEarly && <p className="box warn" role="alert">{t.notAgreed(one.employee.name)}</p>}
      {!other && !isProblem(state.error, '/problems/offline', NOT_AGREED) && <ProblemNotice error={state.error} />}
      <div className="stack-sm observing-acts">
        {value.isDone ? (
          <>
            <p className="box note" role="status" style={{ margin: 0 }}>{t.sending}</p>
            <Button variant="default" size="lg" disabled={state.kind === 'saving'} onClick={() => put({ isDone: false })}>{t.goOn}</Button>
          </>
        ) : (
          <div className="line">
            <Button size="lg" disabled={open > 0} loading={state.kind === 'saving' && isAsked} onClick={() => setAsked(true)}>{open > 0 ? t.left(open) : t.done}</Button>
            <Button variant="default" size="lg" onClick={() => void later()}>{t.later}</Button>
          </div>
        )}
        <SavedWhere state={state} inOtherTab={line.inOtherTab && !other} />
        <SeenBy who={t.seenBy(one.employee.name)} />
      </div>
      <Confirm
        opened={isAsked}
        title={t.doneAsk(one.employee.name)}
        act={t.done}
        onClose={() => setAsked(false)}
        onAct={() => {
          setAsked(false)
          setEarly(false)
          put({ isDone: true })
          void line.finish()
        }}
      >
        <p style={{ margin: 0 }}>{t.doneMore}</p>
      </Confirm>
    </div>
  )
}
