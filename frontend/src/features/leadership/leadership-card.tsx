/** Four figures of how a unit is led, and the way to what stands behind them. */
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { lateOf, pointsOf, shareOnTime } from './figures'
import { leadershipMessages } from './leadership-messages'
import type { PointCounts } from './leadership-queries'

export function LeadershipCard({ totals }: { totals: PointCounts[] }) {
  const t = useMessages(leadershipMessages)
  const language = useLanguage()
  const share = (...keys: PointCounts['point'][]) => {
    const found = shareOnTime(pointsOf(totals, ...keys))
    return found === null ? '–' : number(found, language, 'persen')
  }
  const figures = [
    [share('feedback_asked', 'feedback_given'), t.card.feedback],
    [share('evidence'), t.card.evidence],
    [share('evaluations'), t.card.evaluations],
    [number(lateOf(totals), language), t.card.late],
  ] as const
  return (
    <section className="card" aria-label={t.title}>
      <header><h2>{t.title}</h2><TextLink to="/pimpinan/memimpin">{t.card.see}</TextLink></header>
      <dl className="card-body" style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(7rem, 1fr))', gap: 16, margin: 0 }}>
        {figures.map(([figure, words]) => (
          <div key={words} style={{ display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' }}>
            <dt className="small dim">{words}</dt>
            <dd style={{ margin: 0, fontSize: '1.125rem', fontWeight: 700 }}>{figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
