/** What needs a decision: at most five things, each with what follows, who it is about, and one act. */
import { linkOptions } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { Empty } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { dateNear } from '@/lib/format'

import type { Cockpit, Decision, KnownPlace } from './cockpit-queries'
import { CountLink } from './count-link'
import { decisionMessages } from './decision-messages'
import { toUnit } from './use-place'
import { useShown } from './use-shown'

/** `leads`: the acts are the reader's; who looks on sees what there is to decide. */
type DecisionsCardProps = { cockpit: Cockpit; place: KnownPlace; leads: boolean }

export function DecisionsCard({ cockpit, place, leads }: DecisionsCardProps) {
  const t = useMessages(decisionMessages)
  const { decisions } = cockpit
  const title = leads ? t.title : t.titleOthers
  return (
    <section className={decisions.length > 0 ? 'card turn' : 'card'} aria-label={title}>
      <header><h2>{title}</h2></header>
      {decisions.length === 0 ? (
        <Empty title={t.calm}>{t.calmMore}</Empty>
      ) : (
        <ul className="rows">
          {decisions.map((one, at) => <DecisionRow key={one.kind + one.unit.id} decision={one} place={place} leads={leads} isFirst={at === 0} />)}
        </ul>
      )}
    </section>
  )
}

type DecisionRowProps = { decision: Decision; place: KnownPlace; leads: boolean; isFirst: boolean }

function DecisionRow({ decision, place, leads, isFirst }: DecisionRowProps) {
  const t = useMessages(decisionMessages)
  const { count, language } = useShown()
  const { kind, tally, unit } = decision
  const words = t.kinds[kind]
  const said = { unit: unit.name, count: count(decision.count), of: count(decision.of), until: decision.due_on && dateNear(decision.due_on, language), periods: decision.periods ?? 0 }
  const what = words.what(said)
  return (
    <li className="task">
      <div>
        <p className="what">{what}</p>
        <p className="why">
          {words.then(said)}{' '}
          {tally && <span className="no-print"><CountLink place={{ ...place, unit_id: unit.id }} list={tally} count={decision.count} more={what}>{t.list}</CountLink></span>}
        </p>
      </div>
      {(leads || isLook(kind)) && (
        <div className="act no-print">
          <ButtonLink {...actOf(decision, place.period_id)} variant={isFirst ? 'filled' : 'default'} aria-label={`${words.act}: ${what}`}>{words.act}</ButtonLink>
        </div>
      )}
    </li>
  )
}

/** To look closer is nobody's privilege. */
const isLook = (kind: Decision['kind']) => kind === 'unit_behind' || kind === 'pattern_differs'

/** Of which list people are reminded. */
const CHASED = { plans_missing: 'plan_missing', reports_missing: 'unreported', evidence_waiting: 'evidence_waiting', evaluations_due: 'unsigned' } as const

function actOf({ kind, unit }: Decision, periodId: number) {
  if (kind === 'unit_behind') return toUnit(unit.id, periodId)
  if (kind === 'pattern_differs') return linkOptions({ ...toUnit(unit.id, periodId), hash: 'predikat' })
  if (kind === 'achievement_missing') return linkOptions({ to: '/evaluasi' })
  return linkOptions({ to: '/pimpinan/belum', search: { unit: unit.id, periode: periodId, daftar: CHASED[kind] } })
}
