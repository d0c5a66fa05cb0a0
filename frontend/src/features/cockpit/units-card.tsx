/** The units right below, who needs most first; a unit without any has its people here. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { Bullet } from '@/components/charts/bullet'
import { TrackWord } from '@/components/indicator-progress'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { cockpitMessages } from './cockpit-messages'
import { type Figures, type KnownPlace, type UnitLine, UNITS_SHOWN, unitsQuery } from './cockpit-queries'
import { CountLink } from './count-link'
import { achieved, change, completeShare, ofBasisPoints, onTrackShare } from './figures'
import { PeopleCard } from './people-card'
import { RowsLoading } from './rows-loading'
import { toneOf } from './tone'
import { toList, toUnit, useCockpitChange, useCockpitSearch } from './use-place'
import { useShown } from './use-shown'

export function UnitsCard({ place, posts }: { place: KnownPlace; posts: number }) {
  const t = useMessages(cockpitMessages)
  const { count } = useShown()
  const page = useCockpitSearch().halaman ?? 1
  const turn = useCockpitChange()
  const units = useQuery({ ...unitsQuery(place, page), placeholderData: keepPreviousData })
  if (units.data?.total === 0) return <PeopleCard place={place} name="all" />
  return (
    <section className="card units-card" aria-label={t.units.title} aria-busy={units.isPlaceholderData}>
      <header>
        <h2>{t.units.title}</h2>
        {units.data && <span className="dim small">{t.units.count(count(units.data.total))}</span>}
      </header>
      {units.isPending && <RowsLoading rows={UNITS_SHOWN} height={44} />}
      {units.isError && <div className="card-body"><ProblemNotice error={units.error} onRetry={() => void units.refetch()} /></div>}
      {units.data && (
        <>
          <UnitsTable lines={units.data.items} periodId={place.period_id} />
          <div className="card-foot no-print"><TextLink {...toList(place, 'all')} className="small">{t.units.everybody(count(posts))}</TextLink></div>
          <Pager page={units.data.page} size={units.data.size} total={units.data.total} onPage={(halaman) => turn({ halaman })} />
        </>
      )}
    </section>
  )
}

function UnitsTable({ lines, periodId }: { lines: UnitLine[]; periodId: number }) {
  const t = useMessages(cockpitMessages)
  return (
    <table className="plain cards units">
      <thead>
        <tr>
          <th scope="col">{t.units.unit}</th>
          <th scope="col">{t.units.achieved}</th>
          <th scope="col">{t.units.track}</th>
          <th scope="col" className="num">{t.units.complete}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => <UnitRow key={line.unit.id} line={line} periodId={periodId} />)}
      </tbody>
    </table>
  )
}

function UnitRow({ line, periodId }: { line: UnitLine; periodId: number }) {
  const t = useMessages(cockpitMessages)
  const { count, percent } = useShown()
  const { unit, figures, previous, slipped } = line
  const place = { unit_id: unit.id, period_id: periodId }
  const points = change(onTrackShare, figures, previous)
  const share = onTrackShare(figures)
  return (
    <tr>
      <th scope="row">
        <TextLink {...toUnit(unit.id, periodId)}>{unit.name}</TextLink>
        <div className="tiny dim">
          {t.units.people(count(figures.posts))}
          {slipped > 0 && <>, <CountLink place={place} list="slipped" count={slipped} more={unit.name}>{t.slipped(count(slipped))}</CountLink></>}
        </div>
      </th>
      <td><Achieved name={unit.name} figures={figures} /></td>
      <td>
        <TrackWord track={figures.track} />
        {share !== null && <div className="tiny dim">{t.onTrack(percent(share))}{points !== null && `, ${t.change(points, count(Math.abs(points)))}`}</div>}
      </td>
      <td className="num" data-label={t.units.complete}>
        <CountLink place={place} list="unreported" count={figures.unreported} more={t.units.of(unit.name, t.incomplete(count(figures.unreported)))}>{percent(completeShare(figures))}</CountLink>
      </td>
    </tr>
  )
}

function Achieved({ name, figures }: { name: string; figures: Figures }) {
  const t = useMessages(cockpitMessages)
  const { count, percent } = useShown()
  const [is, expected] = [achieved(figures), ofBasisPoints(figures.expected_bp)]
  if (is === null || expected === null) return <span className="dim tiny">{t.nothingMeasured}</span>
  return (
    <>
      <Bullet name={name} value={is} expected={expected} tone={toneOf(figures.track)} />
      <div className="tiny dim">{percent(is)}, {t.gap(is - expected, count(Math.abs(is - expected)))}</div>
    </>
  )
}
