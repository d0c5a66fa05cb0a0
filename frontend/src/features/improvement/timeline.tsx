/** What was and what comes, with dates in words. */
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'
import { useToday } from '@/lib/session'

import { improvementMessages } from './improvement-messages'
import { type File, type Improvement } from './improvement-queries'
import { StepItem } from './step-item'

type TimelineProps = { file: File; one: Improvement; isOwn: boolean; title: string }

export function Timeline({ file, one, isOwn, title }: TimelineProps) {
  const t = useMessages(improvementMessages)
  const language = useLanguage()
  const heading = `rencana-${one.id}`
  return (
    <section className="card" aria-labelledby={heading}>
      <header><div><h2 id={heading}>{title}</h2><p className="small dim" style={{ margin: 0 }}>{t.runs(dateLong(one.begun_on, language), dateLong(one.ends_on, language))}</p></div></header>
      <ol className="rows" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {one.steps.map((step) => <StepItem key={step.id} file={file} one={one} step={step} isOwn={isOwn} />)}
        <Coming one={one} />
      </ol>
    </section>
  )
}

function Coming({ one }: { one: Improvement }) {
  const t = useMessages(improvementMessages)
  const language = useLanguage()
  const today = useToday()
  const then = t.then[one.state]
  const talks = one.talks.map((talk, place) => ({ ...talk, number: place + 1 })).filter(({ held_on }) => held_on === null)
  return (
    <>
      {one.state === 'berjalan' && talks.map((talk) => (
        <li key={talk.number} className="dim">
          {t.talk(talk.number)}, {t.talkDue(dateLong(talk.due_on, language))}{talk.due_on < today && <b> ({t.talkLate})</b>}
        </li>
      ))}
      {one.state === 'berjalan' && <li className="dim">{t.decision}, {t.decisionBy(dateLong(one.decide_by, language))}</li>}
      {then && <li className="small dim">{then}</li>}
    </>
  )
}
