/** How many seats, and what it costs; each said again in words below. */
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { rupiah, rupiahOf } from './money'
import type { Plan } from './plan-queries'
import type { FieldsProps } from './proposal-form'
import { proposalMessages } from './proposal-messages'
import { reachQuery } from './proposal-queries'
import { seatsIn } from './proposal-words'

export function CostFields({ words, onPut, faultOf, plan }: FieldsProps & { plan: Plan }) {
  const t = useMessages(proposalMessages)
  const language = useLanguage()
  const seats = seatsIn(words)
  const reach = useQuery(reachQuery({ unit_id: words.unit, year: plan.year, competences: words.competences, seats }))
  const budget = rupiahOf(words.budget)
  const said = budget && seats > 0 ? t.perSeat(rupiah(budget, language), rupiah(Math.round(Number(budget) / seats), language)) : t.budgetHint
  return (
    <section className="card card-body stack" aria-labelledby="biaya">
      <h2 id="biaya">{t.cost}</h2>
      <div className="line fields top">
        <TextInput label={t.seats} description={reach.data && t.seatsHint(number(reach.data.people, language))} error={faultOf('seats')} inputMode="numeric" required withAsterisk={false} value={words.seats} onChange={(event) => onPut({ seats: event.currentTarget.value })} />
        <TextInput label={t.budget} description={said} error={faultOf('budget')} inputMode="numeric" required withAsterisk={false} value={words.budget} onChange={(event) => onPut({ budget: event.currentTarget.value })} />
      </div>
    </section>
  )
}
