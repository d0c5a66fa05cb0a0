/** How much of the planned work serves what is above it, and what of everything is still open. */
import { Bullet } from '@/components/charts/bullet'
import { Chart } from '@/components/charts/chart'
import { Empty } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { cardMessages } from './card-messages'
import type { Figures, KnownPlace, Tally } from './cockpit-queries'
import { CountLink } from './count-link'
import { linkedShare, share } from './figures'
import { methodMessages } from './method-messages'
import { peopleMessages } from './people-messages'
import { useShown } from './use-shown'

export function CascadeCard({ figures }: { figures: Figures }) {
  const t = useMessages(cardMessages).cascade
  const methods = useMessages(methodMessages)
  const { count, percent } = useShown()
  const { goals, goals_linked: linked } = figures
  if (goals === 0) return <section className="card"><Empty title={t.none} /></section>
  const title = t.title(count(linked), count(goals))
  const rows = [[t.linked, count(linked), percent(linkedShare(figures))], [t.loose, count(goals - linked), percent(share(goals - linked, goals))]]
  return (
    <section className="card card-body no-print" aria-label={title}>
      <Chart title={title} table={{ columns: t.columns, rows }} method={methods.cascade}>
        <Bullet name={t.name} value={linkedShare(figures) ?? 0} />
      </Chart>
    </section>
  )
}

const OPEN: readonly Tally[] = ['plan_missing', 'plan_to_agree', 'unreported', 'evidence_waiting', 'evidence_returned', 'feedback_missing']

/** Counts that a leader can do something about, each with its list. */
export function OpenCard({ figures, place }: { figures: Figures; place: KnownPlace }) {
  const t = useMessages(cardMessages).open
  const { lists } = useMessages(peopleMessages)
  const { count } = useShown()
  const open = OPEN.filter((one) => figures[one] > 0)
  return (
    <section className="card no-print" aria-label={t.title}>
      <header><h2>{t.title}</h2></header>
      {open.length === 0 ? <Empty title={t.none} /> : (
        <ul className="rows tight">
          {open.map((one) => <li key={one}><CountLink place={place} list={one} count={figures[one]}>{lists[one](count(figures[one]))}</CountLink></li>)}
        </ul>
      )}
    </section>
  )
}
