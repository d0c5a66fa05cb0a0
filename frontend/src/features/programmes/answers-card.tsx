/** What participants answered a month later, as counts; nothing while they can still answer, or of too few. */
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { effectMessages } from './effect-messages'
import type { Programme } from './programme-queries'

const USED = ['often', 'sometimes', 'not_yet'] as const

export function AnswersCard({ programme: { answers } }: { programme: Programme }) {
  const t = useMessages(effectMessages)
  const language = useLanguage()
  return (
    <section className="card" aria-labelledby="kata-peserta">
      <header><div><h2 id="kata-peserta">{t.answers}</h2></div>{answers && <span className="small dim">{t.answered(answers.people)}</span>}</header>
      <div className="card-body stack-sm">
        {answers === null ? (
          <p className="dim">{t.noAnswers}</p>
        ) : (
          <>
            <dl className="used">
              {USED.map((one) => (
                <div key={one}>
                  <dt>{t.used[one]}</dt>
                  <dd><span className="used-bar" style={{ inlineSize: `${(100 * answers[one]) / answers.people}%` }} /></dd>
                  <dd className="num">{t.people(answers[one])}</dd>
                </div>
              ))}
            </dl>
            <p>{t.worth(number(answers.worth, language))}</p>
          </>
        )}
      </div>
    </section>
  )
}
