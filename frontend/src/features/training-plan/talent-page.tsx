/** `/opd/bakat`: nine boxes of performance and potential for HR, with who is in them, how it is told and what it cannot tell. */
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'

import { MoreButton } from '@/components/more-button'
import { PageHead } from '@/components/page-head'
import { PersonLine, SeenBy } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number, postIn } from '@/lib/format'

import { placeQuery } from './plan-queries'
import { BANDS, type TalentSearch } from './search-params'
import { talentMessages } from './talent-messages'
import { type Band, type Box, type Talent, type TalentPerson, talentPeopleQuery, talentQuery } from './talent-queries'

const route = getRouteApi('/opd/bakat')

export function TalentPage() {
  const t = useMessages(talentMessages)
  const language = useLanguage()
  const search = route.useSearch()
  const { data: place } = useSuspenseQuery(placeQuery(search.unit))
  const { data: talent } = useSuspenseQuery(talentQuery(place.unit.id))
  const box = boxOf(search)
  return (
    <div className="training-plan">
      <nav className="crumbs small">
        {place.above && <><TextLink to="/opd/bakat" search={{ unit: place.above.id }}>{place.above.name}</TextLink> › </>}<b>{place.unit.name}</b>
      </nav>
      <PageHead title={t.heading(number(talent.placed, language), number(talent.people, language))} documentTitle={t.title}>{t.lead}</PageHead>
      <div className="two-even">
        <div className="stack">
          <Boxes talent={talent} search={search} />
          <Unknown talent={talent} search={search} />
          <Method talent={talent} />
        </div>
        <section className="card" aria-labelledby="orang">
          <header><h2 id="orang">{box ? titleOf(box, t) : t.peopleTitle}</h2></header>
          {box ? <People unit={place.unit.id} box={box} /> : <p className="card-body dim">{t.choose}</p>}
          <div className="card-body"><SeenBy who={t.readers} /></div>
        </section>
      </div>
    </div>
  )
}

const boxOf = ({ kinerja, potensi, tanpa }: TalentSearch): Box | null => {
  if (tanpa) return { placed: false }
  return kinerja && potensi ? { performance: kinerja, potential: potensi } : null
}

const titleOf = (box: Box, t: (typeof talentMessages)['id']) => ('placed' in box ? t.unknown : t.chosen(t.bands[box.performance], t.bands[box.potential]))

type PartProps = { talent: Talent; search: TalentSearch }

function Boxes({ talent, search }: PartProps) {
  const t = useMessages(talentMessages)
  const language = useLanguage()
  const down = [...BANDS].reverse()
  const peopleIn = (performance: Band, potential: Band) => talent.boxes.find((one) => one.performance === performance && one.potential === potential)?.people ?? null
  return (
    <section className="card" aria-labelledby="kotak-talenta">
      <header><h2 id="kotak-talenta">{t.boxes}</h2></header>
      <div className="card-body stack-sm">
        <table className="nine">
          <thead><tr><th scope="col">{t.performance}</th>{BANDS.map((one) => <th key={one} scope="col">{t.potential} {t.bands[one]}</th>)}</tr></thead>
          <tbody>
            {down.map((performance) => (
              <tr key={performance}>
                <th scope="row">{t.bands[performance]}</th>
                {BANDS.map((potential) => {
                  const people = peopleIn(performance, potential)
                  if (!people) return <td key={potential}><span className="heat-cell s0">{people ?? '—'}</span></td>
                  const isHere = search.kinerja === performance && search.potensi === potential
                  return <td key={potential}><Link to="/opd/bakat" search={{ unit: search.unit, kinerja: performance, potensi: potential }} className="heat-cell s1" aria-label={t.box(t.bands[performance], t.bands[potential], number(people, language))} aria-current={isHere ? 'true' : undefined} resetScroll={false}>{number(people, language)}</Link></td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {talent.boxes.some((one) => one.people === null) && <p className="small dim">{t.hidden}</p>}
      </div>
    </section>
  )
}

function Unknown({ talent, search }: PartProps) {
  const t = useMessages(talentMessages)
  const language = useLanguage()
  if (talent.placed === talent.people) return null
  return (
    <section className="card" aria-labelledby="belum-cukup">
      <header><h2 id="belum-cukup">{t.unknownTitle}</h2><b>{t.people(number(talent.people - talent.placed, language))}</b></header>
      <div className="card-body stack-sm">
        {talent.unknown_performance > 0 && <p>{t.unknownPerformance(number(talent.unknown_performance, language))}</p>}
        {talent.unknown_potential > 0 && <p>{t.unknownPotential(number(talent.unknown_potential, language))}</p>}
        <div><TextLink to="/opd/bakat" search={{ unit: search.unit, tanpa: true }} resetScroll={false}>{t.seeUnknown}</TextLink></div>
      </div>
    </section>
  )
}

function Method({ talent: { method, limits } }: { talent: Talent }) {
  const t = useMessages(talentMessages)
  return (
    <section className="card" aria-labelledby="cara">
      <header><h2 id="cara">{t.method}</h2></header>
      <div className="card-body stack-sm small">
        <ol className="said">{method.steps.map((one) => <li key={one}>{t.steps[one] ?? one}</li>)}</ol>
        <p>{t.numbers(method.known_percent, method.meets_percent, method.valid_years)}</p>
        <h3>{t.limits}</h3>
        <ul className="said">{limits.map((one) => <li key={one}>{t.limit[one] ?? one}</li>)}</ul>
      </div>
    </section>
  )
}

function People({ unit, box }: { unit: string; box: Box }) {
  const t = useMessages(talentMessages)
  const list = useInfiniteQuery(talentPeopleQuery(unit, box))
  const people = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isError) return <div className="card-body"><ProblemNotice error={list.error} onRetry={() => void list.refetch()} /></div>
  return (
    <>
      <ul className="rows" aria-busy={list.isPending}>{people.map((one) => <Person key={one.employee.id} person={one} />)}</ul>
      {list.isSuccess && people.length === 0 && <p className="card-body dim">{t.nobody}</p>}
      {list.hasNextPage && <div className="card-body"><MoreButton list={list} of={titleOf(box, t)} /></div>}
    </>
  )
}

function Person({ person: { employee, position, unit_name: unit, basis, assessed_on: day, predikats, meets, known, required } }: { person: TalentPerson }) {
  const t = useMessages(talentMessages)
  const language = useLanguage()
  const said = [
    predikats.map((one) => t.predikat(one.year, t.words[one.predikat])).join(', '),
    basis === 'assessment' && day ? t.from.assessment(dateShort(day, language)) : null,
    basis === 'levels' ? t.from.levels(meets, known) : null,
    basis === null ? t.knownOf(known, required) : null,
  ].filter(Boolean)
  return (
    <li className="stack-sm">
      <PersonLine name={employee.name} post={postIn(position, unit)} />
      <span className="small">{said.join('. ')}</span>
    </li>
  )
}
