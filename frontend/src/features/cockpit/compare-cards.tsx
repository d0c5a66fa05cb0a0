/** Periods beside each other, and posts of the same kind; the latter are asked for when somebody wants them. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { TrackWord } from '@/components/indicator-progress'
import { MethodNote } from '@/components/charts/method-note'
import { POSITION_KINDS } from '@/components/position-kinds'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { cardMessages } from './card-messages'
import { type Cockpit, type KnownPlace, type PositionLine, positionsQuery } from './cockpit-queries'
import { achieved, change, completeShare, linkedShare, onTrackShare } from './figures'
import { methodMessages } from './method-messages'
import { periodShort } from './period-short'
import { RowsLoading } from './rows-loading'
import { useShown } from './use-shown'

const ROWS = [['achieved', achieved], ['onTrack', onTrackShare], ['complete', completeShare], ['linked', linkedShare]] as const

export function PeriodsCard({ cockpit: { figures, previous, period, periods } }: { cockpit: Cockpit }) {
  const t = useMessages(cardMessages).periods
  const { count, percent, language } = useShown()
  const last = periods.find((one) => one.id < period.id)
  if (!previous || !last) return null
  const [now, before] = [periodShort(period.id, language), periodShort(last.id, language)]
  return (
    <section className="card no-print" aria-label={t.title(now, before)}>
      <header><h2>{t.title(now, before)}</h2></header>
      <table className="plain cards">
        <thead>
          <tr><th scope="col">{t.what}</th><th scope="col" className="num">{before}</th><th scope="col" className="num">{now}</th><th scope="col" className="num">{t.change}</th></tr>
        </thead>
        <tbody>
          {ROWS.map(([name, shown]) => {
            const points = change(shown, figures, previous)
            return (
              <tr key={name}>
                <th scope="row" style={{ fontWeight: 400 }}>{t.rows[name]}</th>
                <td className="num" data-label={before}>{percent(shown(previous))}</td>
                <td className="num" data-label={now}>{percent(shown(figures))}</td>
                <td className="num" data-label={t.change}>{points === null ? '—' : `${points > 0 ? '+' : points < 0 ? '−' : ''}${count(Math.abs(points))}`}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

export function PositionsCard({ place }: { place: KnownPlace }) {
  const t = useMessages(cardMessages).positions
  const methods = useMessages(methodMessages)
  const [open, setOpen] = useState(false)
  const positions = useQuery({ ...positionsQuery(place), enabled: open })
  return (
    <section className="card no-print" aria-label={t.title}>
      <header><h2>{t.title}</h2></header>
      {!open && (
        <div className="card-body stack-sm">
          <span className="small dim">{t.lead}</span>
          <div><Button variant="default" size="sm" onClick={() => setOpen(true)}>{t.open}</Button></div>
        </div>
      )}
      {open && positions.isPending && <RowsLoading rows={5} height={36} />}
      {positions.isError && <div className="card-body"><ProblemNotice error={positions.error} onRetry={() => void positions.refetch()} /></div>}
      {positions.data && (
        <>
          {positions.data.items.length === 0 ? <Empty title={t.none} /> : <PositionsTable lines={positions.data.items} />}
          <div className="card-foot"><MethodNote method={methods.positions} /></div>
        </>
      )}
    </section>
  )
}

function PositionsTable({ lines }: { lines: PositionLine[] }) {
  const t = useMessages(cardMessages).positions
  const { count, percent } = useShown()
  return (
    <table className="plain cards">
      <thead>
        <tr><th scope="col">{t.kind}</th><th scope="col">{t.track}</th><th scope="col" className="num">{t.onTrack}</th><th scope="col" className="num">{t.people}</th></tr>
      </thead>
      <tbody>
        {lines.map(({ kind, figures }) => (
          <tr key={kind ?? ''}>
            <th scope="row" style={{ fontWeight: 600 }}>{kind ? POSITION_KINDS[kind] : t.unnamed}</th>
            <td><TrackWord track={figures.track} /></td>
            <td className="num" data-label={t.onTrack}>{percent(onTrackShare(figures))}</td>
            <td className="num" data-label={t.people}>{count(figures.posts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
