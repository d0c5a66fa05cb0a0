/** `/pengukuran/baru`: where a figure comes from, whose indicators it feeds, what the last year would have given; then it is mapped. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { Gone } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { servicesQuery } from '@/lib/services'
import { useMe } from '@/lib/session'

import { IndicatorPicks } from './indicator-picks'
import { measurementMessages } from './measurement-messages'
import { type Candidate, sourcesQuery, useMap, useTryMapping } from './measurement-queries'
import { draftOf, type Figure, isFigure, OriginFields } from './origin-fields'
import { TrialCard } from './trial-card'

const route = getRouteApi('/pengukuran/baru')

export function MapPage() {
  const me = useMe()
  return me.may.includes('people') || me.leads ? <MapForm /> : <Gone />
}

function MapForm() {
  const t = useMessages(measurementMessages)
  const language = useLanguage()
  const { layanan, sumber } = route.useSearch()
  const navigate = useNavigate()
  const services = useSuspenseQuery(servicesQuery).data.items.filter((one) => one.state !== 'ended')
  const sources = useSuspenseQuery(sourcesQuery).data.items
  const [figure, setFigure] = useState<Figure>({ service: layanan ?? '', source: sumber ?? '', metric: layanan ? 'on_time_share' : '', scope: layanan ? 'person' : '', take: 'latest' })
  const [chosen, setChosen] = useState<Candidate[]>([])
  const trial = useTryMapping()
  const map = useMap()
  const draft = draftOf(figure, chosen)
  const isTried = trial.data !== undefined && JSON.stringify(trial.variables) === JSON.stringify(draft)
  const save = () => map.mutate(draft, { onSuccess: () => void navigate({ to: '/pengukuran', search: {} }) })
  return (
    <>
      <PageHead title={t.newTitle}>{t.newLead}</PageHead>
      <div className="stack" style={{ maxWidth: 860 }}>
        <section className="card card-body stack" aria-label={t.origin}>
          <OriginFields figure={figure} services={services} sources={sources} onPut={setFigure} />
        </section>
        <section className="card" aria-labelledby="indikator">
          <header>
            <h2 id="indikator">{t.indicators}</h2>
            <span className="small dim" role="status">{t.chosen(number(chosen.length, language))}</span>
          </header>
          <div className="card-body stack-sm"><IndicatorPicks chosen={chosen} onChange={setChosen} /></div>
        </section>
        {isTried && <TrialCard trial={trial.data} />}
        <ProblemNotice error={trial.error ?? map.error} />
        <div className="line">
          <Button variant={isTried ? 'default' : 'filled'} disabled={!isFigure(figure) || chosen.length === 0} loading={trial.isPending} onClick={() => trial.mutate(draft)}>{t.tryIt}</Button>
          {isTried && <Button loading={map.isPending} onClick={save}>{t.save(number(chosen.length, language))}</Button>}
        </div>
      </div>
    </>
  )
}
