/** `/observasi`: whom one observes, who was not observed yet, and one's own; or those of one plan, for whoever evaluates it. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { listMessages } from './list-messages'
import { observableQuery, observationsQuery, type ObservablePlan } from './observation-queries'
import { ObservationRow } from './observation-row'
import { TeacherRow } from './teacher-row'

const route = getRouteApi('/observasi')

export function ObservationsPage() {
  const { skp } = route.useSearch()
  return skp === undefined ? <Mine /> : <OfPlan planId={skp} />
}

function OfPlan({ planId }: { planId: string }) {
  const t = useMessages(listMessages)
  const { data } = useSuspenseQuery(observationsQuery(planId))
  return (
    <>
      <PageHead title={t.ofPlan} />
      <section className="card">
        {data.items.length === 0 ? <Empty title={t.nothing}>{t.nothingMore}</Empty> : <ul className="rows">{data.items.map((one) => <ObservationRow key={one.id} one={one} />)}</ul>}
      </section>
      <p><TextLink to="/observasi">{t.all}</TextLink></p>
    </>
  )
}

function Mine() {
  const t = useMessages(listMessages)
  const me = useMe()
  const { data: plans } = useSuspenseQuery(observableQuery)
  const { data: list } = useSuspenseQuery(observationsQuery(undefined))
  const own = plans.items.filter((one) => one.is_own)
  const others = plans.items.filter((one) => !one.is_own)
  const past = list.items.filter((one) => one.closed_at !== null)
  const observes = others.length > 0 || me.may.includes('observe')
  return (
    <>
      <PageHead title={t.title}>{observes ? t.leadHead : t.leadTeacher}</PageHead>
      <div className="stack">
        {own.length > 0 && <Teachers title={t.mine} plans={own} />}
        {own.length === 0 && !observes && <section className="card"><Empty title={t.noneMine}>{t.noneMineMore}</Empty></section>}
        {observes && others.length === 0 && <section className="card"><Empty title={t.none}>{t.noneMore}</Empty></section>}
        <Teachers title={t.running} plans={others.filter((one) => one.open)} />
        <Teachers title={t.waiting} plans={others.filter((one) => !one.open && one.finished === 0)} />
        <Teachers title={t.observed} plans={others.filter((one) => !one.open && one.finished > 0)} />
        {past.length > 0 && (
          <section className="card" aria-label={t.past}>
            <header><div><h2>{t.past}</h2></div></header>
            <ul className="rows">{past.map((one) => <ObservationRow key={one.id} one={one} />)}</ul>
          </section>
        )}
      </div>
    </>
  )
}

function Teachers({ title, plans }: { title: string; plans: ObservablePlan[] }) {
  if (plans.length === 0) return null
  return (
    <section className="card" aria-label={title}>
      <header><div><h2>{title}</h2></div><span className="small dim">{plans.length}</span></header>
      <ul className="rows">{plans.map((plan) => <TeacherRow key={plan.plan_id} plan={plan} />)}</ul>
    </section>
  )
}
