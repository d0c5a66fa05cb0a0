/** How a period under way came to where it stands: each Monday, and today. */
import { Chart } from '@/components/charts/chart'
import { LineChart } from '@/components/charts/line-chart'
import { useMessages } from '@/i18n/language'
import { dateNear, dateShort } from '@/lib/format'

import { cardMessages } from './card-messages'
import type { Cockpit, KnownPlace } from './cockpit-queries'
import { CountLink } from './count-link'
import { completeShare, onTrackShare, share } from './figures'
import { methodMessages } from './method-messages'
import { useShown } from './use-shown'

/** So many fit on a phone, the last of them today. */
const POINTS = 6

export function WeeksCard({ cockpit: { weeks, figures, since }, place }: { cockpit: Cockpit; place: KnownPlace }) {
  const t = useMessages(cardMessages).weeks
  const methods = useMessages(methodMessages)
  const { count, percent, language } = useShown()
  const points = [
    ...weeks.map((one) => ({ name: dayAndMonth(one.week, language), onTrack: share(one.on_track, one.on_track + one.behind), complete: share(one.complete, one.posts) })),
    { name: t.today, onTrack: onTrackShare(figures), complete: completeShare(figures) },
  ].filter((_one, at, all) => all.slice(0, at + 2).some((point) => point.onTrack !== null)).slice(-POINTS)
  if (weeks.length === 0 || points.every((one) => one.onTrack === null)) return null
  const title = t.title(percent(onTrackShare(figures)))
  const table = { columns: [t.week, t.onTrack, t.complete], rows: points.map((one) => [one.name, percent(one.onTrack), percent(one.complete)]) }
  return (
    <section className="card card-body no-print" aria-label={title}>
      <Chart title={title} table={table} method={methods.weeks} isOneDrawing>
        <LineChart
          name={t.name}
          periods={points.map((one) => one.name)}
          series={[
            { key: 'track', name: t.onTrack, kind: 'main', values: points.map((one) => one.onTrack) },
            { key: 'complete', name: t.complete, kind: 'beside', values: points.map((one) => one.complete) },
          ]}
        />
        {since && (
          <p className="small" style={{ margin: 0 }}>
            {t.since(dateNear(since.since, language))} <CountLink place={place} list="slipped" count={since.slipped}>{t.slipped(count(since.slipped))}</CountLink>, {t.recovered(count(since.recovered))}.
          </p>
        )}
      </Chart>
    </section>
  )
}

const dayAndMonth = (iso: string, language: 'id' | 'en') => dateShort(iso, language).replace(/ \d{4}$/, '')
