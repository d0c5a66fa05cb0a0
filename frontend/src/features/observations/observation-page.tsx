/** `/observasi/:observation`: before, in class, afterwards; for a school head who stands in a classroom with one hand free. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'
import { usePractices } from '@/lib/practices'

import { AfterStep, Other } from './after-step'
import { BeforeStep } from './before-step'
import { ClassStep } from './class-step'
import { lessonOf } from './lesson'
import { observationMessages } from './observation-messages'
import { type Observation, observationQuery } from './observation-queries'
import { OutcomeCard } from './outcome-card'
import { StepNav, stepOf, type Step } from './step-nav'

const route = getRouteApi('/observasi/$observationId')

export function ObservationPage() {
  const t = useMessages(observationMessages)
  const language = useLanguage()
  const me = useMe()
  const { observationId } = route.useParams()
  const { data: one } = useSuspenseQuery(observationQuery(observationId))
  const practices = usePractices()
  const [chosen, setChosen] = useState<{ step: Step; stage: string } | null>(null)
  const practice = practices[one.practice_code]
  const step = chosen?.stage === one.stage ? chosen.step : stepOf(one)
  const isObserver = one.reads === 'all' && me.id !== one.employee.id
  const title = isObserver ? t.title.observe(one.employee.name) : me.id === one.employee.id ? t.title.taught : t.title.read(one.employee.name)
  return (
    <div className="observing" key={one.id}>
      <PageHead title={title}>
        {lessonOf(one, t)}. {isObserver && step === 'inClass' && one.may.includes('note') && t.onDevice}
      </PageHead>
      {one.stage !== 'batal' && <StepNav one={one} shown={step} onShow={(next) => setChosen({ step: next, stage: one.stage })} />}
      <div className="line observing-practice">
        <h2>{practice?.name[language]}</h2>
        <span className="small dim">{t.chosen}</span>
      </div>
      {practice?.read_by === 'city' && <p className="small dim">{t.cityReading}</p>}
      {one.corrects_id && <Other id={one.corrects_id} words={t.corrects} />}
      {step === 'before' && <BeforeStep one={one} />}
      {step === 'inClass' && <InClass one={one} />}
      {step === 'after' && <AfterStep one={one} />}
      <p><TextLink to="/observasi">{t.back}</TextLink></p>
    </div>
  )
}

/** Whoever does not write reads, once there is something to read. */
function InClass({ one }: { one: Observation }) {
  const t = useMessages(observationMessages)
  if (one.may.includes('note')) return <ClassStep one={one} />
  if (one.answers === null) return <p className="box">{one.reads === 'all' ? t.notYet : t.outcomeOnly}</p>
  return <OutcomeCard one={one} />
}
