/** Hours of the year as one bar against what is to be reached, with the same in words. */
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { type Reach } from './hours'
import { learningMessages } from './learning-messages'

const PARTS = ['done', 'agreed', 'offered'] as const

export function HoursCard({ reach, isOwn }: { reach: Reach; isOwn: boolean }) {
  const t = useMessages(learningMessages).hours
  const language = useLanguage()
  const say = (hours: number) => number(hours, language)
  const parts = PARTS.filter((part) => part !== 'offered' || reach.offered > 0)
  return (
    <section className="card hours" aria-labelledby="jam">
      <header><h2 id="jam">{t.title(say(reach.done), say(reach.target))}</h2></header>
      <div className="card-body stack-sm">
        <div className="hours-bar" role="img" aria-label={`${t.chart}: ${parts.map((part) => `${say(reach[part])} ${t[part]}`).join(', ')}; ${t.target(say(reach.target))}`}>
          <div className="track">
            {parts.filter((part) => reach[part] > 0).map((part) => (
              <i key={part} className={part} style={{ width: `${(reach[part] / reach.scale) * 100}%` }} />
            ))}
          </div>
          <b style={{ left: `${(reach.target / reach.scale) * 100}%` }}><span>{t.target(say(reach.target))}</span></b>
        </div>
        <ul className="legend">
          {parts.map((part) => <li key={part}><i className={part} aria-hidden="true" /> <span><b>{t.jp(say(reach[part]))}</b> {t[part]}</span></li>)}
        </ul>
        <p>{inWords(reach, isOwn, t, say)}</p>
      </div>
    </section>
  )
}

type Words = (typeof learningMessages)['id']['hours']

function inWords({ target, done, agreed, offered }: Reach, isOwn: boolean, t: Words, say: (hours: number) => string) {
  const sure = done + agreed
  if (offered > 0) return `${t.without(say(sure), isOwn)} ${t.withIt(say(sure + offered), sure + offered >= target)}`
  return `${t.reach(isOwn, say(sure), sure >= target, say(Math.max(0, target - sure)))} ${t.what}`
}
