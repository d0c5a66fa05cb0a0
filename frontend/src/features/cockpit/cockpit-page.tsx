/** `/pimpinan`: the same page at every level, from the city to a team; or one list of people of it. A team has no units below, and who leads it leads no leaders. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense } from 'react'

import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { BriefNote } from './brief-note'
import { CascadeCard, OpenCard } from './cascade-card'
import { CockpitHead } from './cockpit-head'
import { CockpitLoading } from './cockpit-loading'
import { cockpitMessages } from './cockpit-messages'
import { type Cockpit, cockpitQuery, type KnownPlace, type ListName, type Place } from './cockpit-queries'
import { PeriodsCard, PositionsCard } from './compare-cards'
import { DecisionsCard } from './decisions-card'
import { ForecastCard } from './forecast-card'
import { headingOf } from './heading'
import { HelpCard } from './help-card'
import { MyTurns } from './my-turns'
import { PeopleCard, useListTitle } from './people-card'
import { PredikatCard } from './predikat-card'
import { isListName } from './search-params'
import { ServicesCard } from './services-card'
import { Tiles } from './tiles'
import { UnitsCard } from './units-card'
import { useCockpitSearch } from './use-place'
import { useShown } from './use-shown'
import { viewMessages } from './view-messages'
import { viewsQuery } from './view-queries'
import { ViewsCard } from './views-card'
import { WeeksCard } from './weeks-card'

/** What another feature shows of the same unit and period. */
type Aside = (place: KnownPlace) => ReactNode

/** Another unit, period or list is another page: it begins at its own heading. */
export function CockpitPage({ aside }: { aside?: Aside }) {
  const { unit, periode, daftar, tampilan } = useCockpitSearch()
  return (
    <div className="cockpit">
      <Suspense key={`${unit}/${periode}/${daftar}/${tampilan}`} fallback={<CockpitLoading />}>
        {tampilan ? <Saved id={tampilan} aside={aside} /> : <Here asked={{ unit_id: unit, period_id: periode }} list={daftar} aside={aside} />}
      </Suspense>
    </div>
  )
}

/** A view that was dropped meanwhile leaves one's own unit. */
function Saved({ id, aside }: { id: string; aside: Aside | undefined }) {
  const t = useMessages(viewMessages)
  const { data } = useSuspenseQuery(viewsQuery)
  const view = data.items.find((one) => one.id === id)
  const list = isListName(view?.listed) ? view.listed : undefined
  return (
    <>
      {view ? <BriefNote view={view} /> : <p className="box">{t.gone}</p>}
      <Here asked={{ unit_id: view?.unit?.id }} list={list} aside={aside} />
    </>
  )
}

type HereProps = { asked: Place; list: ListName | undefined; aside: Aside | undefined }

function Here({ asked, list, aside }: HereProps) {
  const { data: cockpit } = useSuspenseQuery(cockpitQuery(asked))
  const place = { unit_id: cockpit.unit.id, period_id: cockpit.period.id }
  return list ? <List cockpit={cockpit} place={place} name={list} /> : <Whole cockpit={cockpit} place={place} aside={aside} />
}

type PartProps = { cockpit: Cockpit; place: KnownPlace }

function List({ cockpit, place, name }: PartProps & { name: ListName }) {
  return (
    <>
      <CockpitHead cockpit={cockpit} title={useListTitle(place, name)} isList />
      <PeopleCard place={place} name={name} isPage />
    </>
  )
}

function Whole({ cockpit, place, aside }: PartProps & { aside: Aside | undefined }) {
  const t = useMessages(cockpitMessages)
  const me = useMe()
  const { count } = useShown()
  const isTeam = cockpit.unit.kind === null
  const leads = me.leads || isTeam
  return (
    <>
      <CockpitHead cockpit={cockpit} title={headingOf(cockpit, leads, t, count)} />
      <div className="stack">
        <Tiles cockpit={cockpit} place={place} />
        <div className="columns">
          <div className="stack">
            <DecisionsCard cockpit={cockpit} place={place} leads={leads} />
          </div>
          <div className="stack">
            <HelpCard place={place} />
          </div>
          <div className="stack">
            <MyTurns />
            {isTeam ? <PeopleCard place={place} name="all" /> : <UnitsCard place={place} posts={cockpit.figures.posts} />}
            <ServicesCard place={place} isTeam={isTeam} />
            <PredikatCard cockpit={cockpit} place={place} />
            <CascadeCard figures={cockpit.figures} />
            <PositionsCard place={place} />
          </div>
          <div className="stack">
            <ForecastCard cockpit={cockpit} />
            {!isTeam && aside?.(place)}
            <OpenCard figures={cockpit.figures} place={place} />
            <WeeksCard cockpit={cockpit} place={place} />
            <PeriodsCard cockpit={cockpit} />
            <ViewsCard place={place} isTeam={isTeam} />
          </div>
        </div>
      </div>
    </>
  )
}
