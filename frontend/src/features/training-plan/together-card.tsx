/** What all programmes reach together: budget within the ceiling, seats, needs, and who has waited longest. */
import { useState } from 'react'

import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { CeilingDialog } from './ceiling-dialog'
import { rupiah } from './money'
import type { Plan } from './plan-queries'
import { togetherMessages } from './together-messages'

export function TogetherCard({ plan }: { plan: Plan }) {
  const t = useMessages(togetherMessages).together
  const language = useLanguage()
  const n = (count: number) => number(count, language)
  return (
    <section className="card together" aria-labelledby="bersama">
      <header><h2 id="bersama">{t.title(plan.programmes.length)}</h2></header>
      <dl className="card-body sums">
        <div><dt>{t.budget}</dt><dd><Budget plan={plan} /></dd></div>
        <div>
          <dt>{t.seats}</dt>
          <dd><b>{t.seatsFor(n(plan.seats), n(plan.reached))}</b>{plan.twice > 0 && <small>{t.twice(n(plan.twice))}</small>}</dd>
        </div>
        <div>
          <dt>{t.needs}</dt>
          <dd><b>{t.answered(n(plan.answered), n(plan.needs))}</b>{plan.not_reached > 0 && <small>{t.notReached(n(plan.not_reached))}</small>}</dd>
        </div>
        <div><dt>{t.fairness}</dt><dd><Fairness fairness={plan.fairness} /></dd></div>
      </dl>
    </section>
  )
}

function Budget({ plan }: { plan: Plan }) {
  const t = useMessages(togetherMessages).together
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const left = plan.ceiling === null ? null : Number(plan.ceiling) - Number(plan.budget)
  return (
    <>
      <span><b>{rupiah(plan.budget, language)}</b> {plan.ceiling === null ? '' : t.ofCeiling(rupiah(plan.ceiling, language))}</span>
      {left === null && <small>{t.noCeiling}</small>}
      {left !== null && left >= 0 && <small>{t.left(rupiah(left, language))}</small>}
      {left !== null && left < 0 && <small className="over">{t.over(rupiah(-left, language))}</small>}
      {plan.may.includes('set_ceiling') && <button type="button" className="as-link small" onClick={() => setOpen(true)}>{plan.ceiling === null ? t.setCeiling : t.changeCeiling}</button>}
      {open && <CeilingDialog plan={plan} onClose={() => setOpen(false)} />}
    </>
  )
}

function Fairness({ fairness: { years, untrained, with_seat: seated, passed_over: passed, reasons } }: { fairness: Plan['fairness'] }) {
  const t = useMessages(togetherMessages).together
  const language = useLanguage()
  if (untrained === 0) return t.nobodyWaits(years)
  return (
    <>
      <span>{t.untrained(number(untrained, language), years)} <b>{t.withSeat(number(seated, language))}</b>{passed > 0 && `, ${t.passed(number(passed, language))}`}.</span>
      {reasons.length > 0 && (
        <details className="small">
          <summary>{t.reasons}</summary>
          <ul>{reasons.map((one) => <li key={one}>{one}</li>)}</ul>
        </details>
      )}
    </>
  )
}
