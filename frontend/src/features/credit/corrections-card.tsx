/** Predikat that were judged again: before, after, by how much the points changed, why and when. */
import { PredikatBadge } from '@/components/predikat'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull } from '@/lib/format'

import { creditMessages } from './credit-messages'
import type { Correction } from './credit-queries'
import { points, signed, spanWords } from './words'

export function CorrectionsCard({ corrections, isOwn }: { corrections: Correction[]; isOwn: boolean }) {
  const t = useMessages(creditMessages)
  if (corrections.length === 0) return null
  return (
    <section className="card" aria-labelledby="koreksi">
      <header><h2 id="koreksi">{t.corrections}</h2></header>
      <ul className="rows">
        {corrections.map((one) => <Corrected key={one.evaluation_id + one.on} one={one} isOwn={isOwn} />)}
      </ul>
    </section>
  )
}

function Corrected({ one, isOwn }: { one: Correction; isOwn: boolean }) {
  const t = useMessages(creditMessages)
  const language = useLanguage()
  const on = dateFull(one.on, language)
  return (
    <li className="stack-sm">
      <b>{t.corrected(spanWords(one.first_month, one.last_month, language))}</b>
      <div className="line">
        <PredikatBadge value={one.before.predikat} />
        <span className="num">{points(one.before.points, language)}</span>
        <span className="dim">{one.after ? t.becomes : t.toJudge}</span>
        {one.after && <PredikatBadge value={one.after.predikat} />}
        {one.after && <span className="num">{points(one.after.points, language)}</span>}
      </div>
      <p style={{ margin: 0 }}>
        <b>{t.changed(signed(one.difference, language))}</b> {one.why ? t.whyCorrected(on, one.why) : t.heardCorrected(on)}
      </p>
      {isOwn && <TextLink to="/hasil/$evaluationId" params={{ evaluationId: one.evaluation_id }}>{t.seeResult}</TextLink>}
    </li>
  )
}
