/** Afterwards: both write what they think of the lesson, agree on one step, and close it. */
import { useState } from 'react'

import { Button } from '@mantine/core'

import { Deadline, SeenBy } from '@/components/people'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'
import { useMe, useToday } from '@/lib/session'

import { FinishForm } from './finish-form'
import { observationMessages } from './observation-messages'
import type { Observation } from './observation-queries'
import { OutcomeCard } from './outcome-card'
import { PlanDialog } from './plan-dialog'
import { ReflectionCard } from './reflection-card'

export function AfterStep({ one }: { one: Observation }) {
  const t = useMessages(observationMessages)
  const language = useLanguage()
  const me = useMe()
  const today = useToday()
  const [isCorrecting, setCorrecting] = useState(false)
  const isTeacher = me.id === one.employee.id
  const isSide = one.reads === 'all'
  return (
    <div className="stack">
      {one.stage === 'refleksi' && isSide && one.reflect_due_on && (
        <p className="line" style={{ margin: 0 }}><b>{t.dueBy}</b> <Deadline on={one.reflect_due_on} today={today} /></p>
      )}
      {one.closed_at && <p className="box note" style={{ margin: 0 }}>{t.sealed(dateLong(one.closed_at, language))}</p>}
      <OutcomeCard one={one} />
      {isSide && <ReflectionCard one={one} mine={isTeacher} words={one.reflection} title={t.reflection} who={one.employee.name} />}
      {isSide && <ReflectionCard one={one} mine={!isTeacher} words={one.response} title={t.response} who={one.observer.name} />}
      {one.follow_up && (
        <section className="card" aria-labelledby="tindak-lanjut">
          <header><div><h2 id="tindak-lanjut">{t.followUp}</h2></div></header>
          <p className="card-body written" style={{ margin: 0 }}>{one.follow_up}</p>
        </section>
      )}
      {one.may.includes('finish') && <FinishForm one={one} />}
      {!isSide && <p className="small dim" style={{ margin: 0 }}>{t.outcomeOnly}</p>}
      {one.corrected_by_id && <Other id={one.corrected_by_id} words={t.corrected} />}
      {one.may.includes('correct') && <div><Button variant="default" onClick={() => setCorrecting(true)}>{t.correct}</Button></div>}
      {isSide && <SeenBy who={t.seenBy(isTeacher ? one.observer.name : one.employee.name)} />}
      {isCorrecting && <PlanDialog planId={one.plan_id} practiceCode={one.practice_code} who={one.employee.name} corrects={one.id} onClose={() => setCorrecting(false)} />}
    </div>
  )
}

export function Other({ id, words }: { id: string; words: string }) {
  const t = useMessages(observationMessages)
  return <p style={{ margin: 0 }}>{words} <TextLink to="/observasi/$observationId" params={{ observationId: id }}>{t.see}</TextLink></p>
}
