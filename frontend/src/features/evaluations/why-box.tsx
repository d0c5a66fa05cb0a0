/** Why this predikat: both ratings with their reasons, the rule, who decided, what would change it. */
import { GradeBadge } from '@/components/grade-badge'
import { predikatMessages } from '@/components/predikat-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort } from '@/lib/format'

import { evaluationMessages } from './evaluation-messages'
import type { Evaluation } from './evaluation-queries'
import { WhyLines } from './why-lines'

export function WhyBox({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(evaluationMessages)
  const words = useMessages(predikatMessages)
  const language = useLanguage()
  const { why } = evaluation
  if (!why) return null
  const axis = { results: words.results, behaviour: words.behaviour }
  return (
    <div className="box stack-sm">
      <p><b>{t.why(words.predikat[why.predikat])}</b></p>
      <WhyLines results={why.results} behaviour={why.behaviour} sentences={why.sentences} />
      <p className="small">{t.whyMeet(words.predikat[why.predikat])}</p>
      {why.sentences.map((one) => {
        const text = t.sentence[one.code]?.(one.facts)
        return text ? <p key={one.code} className="small">{text} {one.code.startsWith('unit_grade') && <GradeBadge value={why.unit.grade} />}</p> : null
      })}
      {evaluation.ratings?.recommendation && <p className="small"><b>{t.advice}:</b> {evaluation.ratings.recommendation}</p>}
      {why.change.length > 0 && (
        <div className="small">
          <b>{t.change}</b>
          <ul style={{ margin: '2px 0 0', paddingLeft: 18 }}>
            {why.change.map((one) => <li key={`${one.axis}-${one.rating}`}>{t.changeLine(axis[one.axis], words.rating[one.rating], words.predikat[one.predikat], one.predikat === why.predikat)}</li>)}
          </ul>
        </div>
      )}
      <p className="tiny">{t.rule(why.rule.law, why.rule.article)} {t.decided(why.decided.name, momentShort(why.decided.at, language))}</p>
    </div>
  )
}
