/** What was seen in class, as it was written down; without the notes for whom they are not. */

import { useLanguage, useMessages } from '@/i18n/language'
import { usePractices } from '@/lib/practices'

import { observationMessages } from './observation-messages'
import { type Observation } from './observation-queries'

export function OutcomeCard({ one }: { one: Observation }) {
  const t = useMessages(observationMessages)
  const language = useLanguage()
  const practices = usePractices()
  if (one.answers === null) return null
  const behaviours = (practices[one.practice_code]?.behaviours ?? []).filter(({ code }) => one.focus.includes(code))
  return (
    <section className="card" aria-labelledby="hasil-amatan">
      <header><div><h2 id="hasil-amatan">{t.result}</h2></div></header>
      <ul className="rows">
        {behaviours.map(({ code, text }) => {
          const answer = one.answers?.[code]
          return (
            <li key={code} className="stack-sm">
              <span>{text[language]}</span>
              <span className={answer === 'jelas_terlihat' ? 'chip note' : 'chip'}>{answer ? t.shown[answer] : t.unanswered}</span>
            </li>
          )
        })}
        {one.notes && <li className="stack-sm"><b>{t.notesOf(one.observer.name)}</b><span className="written">{one.notes}</span></li>}
        {Object.entries(one.others ?? {}).map(([code, words]) => (
          <li key={code} className="stack-sm"><b>{practices[code]?.name[language] ?? code}</b><span className="written">{words}</span></li>
        ))}
      </ul>
    </section>
  )
}
