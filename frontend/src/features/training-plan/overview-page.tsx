/** `/opd/pelatihan`: what people of an agency need to learn, who and why, and which programmes answer it; what nobody answers stands last. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { usePeriod } from '@/lib/session'

import { CellPeople } from './cell-people'
import { NeedMap } from './need-map'
import { OverviewActs } from './overview-acts'
import { planMessages } from './plan-messages'
import { heatQuery, type Plan, placeQuery, planQuery } from './plan-queries'
import { ProgrammesCard } from './programmes-card'
import { TogetherCard } from './together-card'
import { TurnLine } from './turn-line'
import { useChosen } from './use-chosen'

const route = getRouteApi('/opd/pelatihan')

export function OverviewPage() {
  const t = useMessages(planMessages)
  const search = route.useSearch()
  const now = usePeriod().year
  const year = search.tahun ?? now
  const { data: place } = useSuspenseQuery(placeQuery(search.unit))
  const { data: heat } = useSuspenseQuery(heatQuery(place.unit.id, search.menurut === 'jabatan' ? 'position' : 'unit', year))
  const { data: plan } = useSuspenseQuery(planQuery(place.unit.id, year))
  const chosen = useChosen(heat, search)
  const isEmpty = heat.rows.length === 0
  return (
    <div className="training-plan">
      <nav className="crumbs small" aria-label={t.above}>
        {place.above && <><TextLink to="/opd/pelatihan" search={{ unit: place.above.id, tahun: search.tahun }}>{place.above.name}</TextLink> › </>}
        <b>{place.unit.name}</b>
      </nav>
      <PageHead title={useHeading(plan)} documentTitle={t.title} aside={<OverviewActs plan={plan} year={year} code={chosen?.code} />}>
        <TurnLine plan={plan} />
      </PageHead>
      {isEmpty && plan.needs === 0 && <section className="card" aria-label={t.title}><Empty title={t.nobody(year)}>{t.nobodyWhy}</Empty></section>}
      {!isEmpty && (
        <div className="plan-grid">
          <NeedMap heat={heat} plan={plan} chosen={chosen} />
          <CellPeople heat={heat} plan={plan} chosen={chosen} />
          <TogetherCard plan={plan} />
        </div>
      )}
      {isEmpty && plan.programmes.length > 0 && <TogetherCard plan={plan} />}
      <ProgrammesCard plan={plan} />
      {plan.may.includes('propose') && <div className="line foot-links"><ButtonLink to="/opd/kompetensi" variant="default" size="sm">{t.model}</ButtonLink> <ButtonLink to="/opd/bakat" search={{ unit: plan.unit.id }} variant="default" size="sm">{t.talent}</ButtonLink></div>}
    </div>
  )
}

function useHeading({ people, people_needing: needing, programmes, reached, year }: Plan) {
  const t = useMessages(planMessages)
  const language = useLanguage()
  if (needing === 0) return t.nobody(year)
  return `${t.need(number(needing, language), number(people, language))} ${t.reach(programmes.length, number(reached, language))}`
}
