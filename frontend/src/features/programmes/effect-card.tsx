/** The effect of a programme, honestly: what can be said with its uncertainty, compared with whom and how; or that there are too few. */
import { useQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'

import { EffectDrawing } from './effect-drawing'
import { effectMessages } from './effect-messages'
import { points, rupiah } from './money'
import { type Effect, effectQuery, type Programme } from './programme-queries'

export function EffectCard({ programme }: { programme: Programme }) {
  const t = useMessages(effectMessages)
  const found = useQuery(effectQuery(programme.id))
  return (
    <section className="card" aria-labelledby="hasil">
      <header><div><h2 id="hasil">{t.title}</h2></div></header>
      <div className="card-body stack-sm">
        {found.isLoading && <Loading lines={2} />}
        <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
        {found.data && <Told effect={found.data} />}
      </div>
    </section>
  )
}

function Told({ effect }: { effect: Effect }) {
  const t = useMessages(effectMessages)
  const language = useLanguage()
  const { attended, participants, pairs, similar, least, period_before: before, period_after: after, cost_per_person: cost } = effect
  const estimate = estimateOf(effect)
  const said = estimate && t.verdict[estimate.verdict](...told(estimate).map((bp) => points(bp, language)) as [string, string, string])
  return (
    <>
      <p className="effect-said">{said ?? (after === null ? t.noPeriod : t.few(pairs))}</p>
      {estimate ? <p className="small">{t.sizes(participants, pairs, similar)}</p> : after !== null && <p className="small dim">{t.fewMore(attended, participants, pairs, least)}</p>}
      {estimate && <EffectDrawing estimate={estimate} pairs={pairs} />}
      <p>{cost && t.cost(rupiah(cost, language))} {t.notYou}</p>
      <details>
        <summary className="as-link">{t.how}</summary>
        <ul className="small">
          {before !== null && after !== null && <li>{t.periods(periodName(before, language), periodName(after, language))}</li>}
          {effect.method.map((one) => <li key={one}>{t.method[one as keyof typeof t.method]}</li>)}
        </ul>
      </details>
    </>
  )
}

/** How much worse is said without a minus. */
const told = ({ verdict, difference, low, high }: Estimate) => (verdict === 'worse' ? [-difference, -high, -low] : [difference, low, high])

export type Estimate = { verdict: 'better' | 'worse' | 'no_difference'; difference: number; low: number; high: number; there: [number, number]; similar: [number, number] }

/** What may be said; nothing where there are too few. */
function estimateOf({ verdict, difference, low, high, before, after, similar_before, similar_after }: Effect): Estimate | null {
  if (verdict === 'too_few' || difference === null || low === null || high === null || before === null || after === null || similar_before === null || similar_after === null) return null
  return { verdict: verdict as Estimate['verdict'], difference, low, high, there: [before, after], similar: [similar_before, similar_after] }
}
