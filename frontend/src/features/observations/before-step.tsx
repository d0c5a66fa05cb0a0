/** Before the class: day, class and behaviours, and whether both have agreed; until it is made it can be moved or called off. */
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'

import { TurnChip } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'
import { useMe } from '@/lib/session'
import { usePractices } from '@/lib/practices'

import { BehaviourText } from './advice'
import { CancelDialog } from './cancel-dialog'
import { clockOf } from './lesson'
import { MoveDialog } from './move-dialog'
import { observationMessages } from './observation-messages'
import { type Observation, useAgree } from './observation-queries'

export function BeforeStep({ one }: { one: Observation }) {
  const t = useMessages(observationMessages)
  const language = useLanguage()
  const practices = usePractices()
  const [asked, setAsked] = useState<'move' | 'cancel' | null>(null)
  const agree = useAgree(one.id)
  const may = (step: string) => one.may.includes(step)
  const practice = practices[one.practice_code]
  const behaviours = (practice?.behaviours ?? []).filter(({ code }) => one.focus.includes(code))
  const close = () => setAsked(null)
  return (
    <div className="stack">
      <section className={`card${may('agree') ? ' turn' : ''}`} aria-labelledby="jadwal">
        <header><div><h2 id="jadwal">{dateLong(one.planned_on, language)}</h2></div></header>
        <div className="card-body stack">
          <dl className="facts">
            <div><dt>{t.place}</dt><dd>{one.class_name}, {one.subject}</dd></div>
            <div><dt>{t.time}</dt><dd>{clockOf(one.from_time)}–{clockOf(one.until_time)}</dd></div>
            <div><dt>{t.observer}</dt><dd>{one.observer.name}</dd></div>
          </dl>
          {one.stage !== 'batal' && (
            <ul className="plain-list stack-sm">
              <Side name={one.employee.name} id={one.employee.id} at={one.agreed_by_teacher_at} />
              <Side name={one.observer.name} id={one.observer.id} at={one.agreed_by_observer_at} />
            </ul>
          )}
          {one.cancel_reason && <p className="box" style={{ margin: 0 }}>{t.cancelled(one.cancel_reason)}</p>}
          <ProblemNotice error={agree.error} />
          {(may('agree') || may('move')) && (
            <div className="line">
              {may('agree') && <Button size="lg" loading={agree.isPending} onClick={() => agree.mutate(one.version)}>{t.agree}</Button>}
              {may('move') && <Button variant="default" size="lg" onClick={() => setAsked('move')}>{t.move}</Button>}
              {may('cancel') && <Button variant="subtle" color="bata" size="lg" onClick={() => setAsked('cancel')}>{t.cancel}</Button>}
            </div>
          )}
        </div>
      </section>
      <section className="card" aria-labelledby="disepakati">
        <header><div><h2 id="disepakati">{t.agreedOn(behaviours.length)}</h2></div></header>
        <div className="card-body stack">{behaviours.map((behaviour) => <div key={behaviour.code}><BehaviourText behaviour={behaviour} /></div>)}</div>
      </section>
      {asked === 'move' && <MoveDialog one={one} onClose={close} />}
      {asked === 'cancel' && <CancelDialog one={one} onClose={close} />}
    </div>
  )
}

function Side({ id, name, at }: { id: string; name: string; at: string | null }) {
  const t = useMessages(observationMessages)
  const me = useMe()
  return (
    <li className="line">
      <span>{name}</span>
      {at ? <span className="chip note"><IconCheck size={15} stroke={2} aria-hidden="true" /> {t.agreed}</span> : <TurnChip waitsFor={id === me.id ? null : name} />}
    </li>
  )
}
