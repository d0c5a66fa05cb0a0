/** What the proposal would answer and reach, while it is written. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { rupiah, rupiahOf } from './money'
import type { Plan } from './plan-queries'
import { proposalMessages } from './proposal-messages'
import { type Kept, type Reach, reachQuery } from './proposal-queries'
import { seatsIn, type Words } from './proposal-words'

type ReachBoxProps = { words: Words; plan: Plan; kept: Kept | undefined }

export function ReachBox({ words, plan, kept }: ReachBoxProps) {
  const t = useMessages(proposalMessages)
  const seats = seatsIn(words)
  const wanted = { unit_id: words.unit, year: plan.year, competences: words.competences, seats }
  const reach = useQuery({ ...reachQuery(wanted), placeholderData: keepPreviousData })
  const isAsked = words.competences.length > 0 && seats > 0
  return (
    <section className="card current reach-box" aria-labelledby="jangkauan">
      <header><h2 id="jangkauan">{t.reachTitle}</h2></header>
      <div className="card-body stack-sm" role="status">
        {isAsked && reach.data ? <Said reach={reach.data} seats={seats} /> : <p className="dim">{t.reachNone}</p>}
        <Left words={words} plan={plan} kept={kept} />
      </div>
    </section>
  )
}

function Said({ reach: { needs, people, reached, answered, units, units_needing: ofUnits }, seats }: { reach: Reach; seats: number }) {
  const t = useMessages(proposalMessages)
  const language = useLanguage()
  const n = (count: number) => number(count, language)
  if (people === 0) return <p>{t.nobody}</p>
  return (
    <>
      <p><b>{t.answers(n(answered), n(needs))}</b></p>
      <p>{t.reaches(n(reached), n(people))} {t.units(units, ofUnits)}</p>
      {people > reached && <p className="small">{t.short(n(people - reached))}</p>}
      {seats > people && <p className="small">{t.spare(n(seats - people))}</p>}
      <p className="tiny dim">{t.who}</p>
    </>
  )
}

/** What of the year's ceiling would be left; the kept proposal is in the plan's sum already. */
function Left({ words, plan, kept }: ReachBoxProps) {
  const t = useMessages(proposalMessages)
  const language = useLanguage()
  const budget = rupiahOf(words.budget)
  if (plan.ceiling === null || budget === null) return null
  const counted = plan.programmes.find((one) => one.id === kept?.id)
  const left = Number(plan.ceiling) - Number(plan.budget) + Number(counted?.budget ?? 0) - Number(budget)
  return <p className="small">{left < 0 ? t.over(rupiah(-left, language)) : t.left(rupiah(left, language))}</p>
}
