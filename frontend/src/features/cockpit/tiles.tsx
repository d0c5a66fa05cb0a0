/** How it stands at a glance: achieved against expected, who is behind, what changed, what is reported, what is ahead. */
import type { ReactNode } from 'react'

import { Bullet } from '@/components/charts/bullet'
import { MethodNote } from '@/components/charts/method-note'
import { useMessages } from '@/i18n/language'
import { dateNear } from '@/lib/format'

import { cockpitMessages } from './cockpit-messages'
import type { Cockpit, KnownPlace } from './cockpit-queries'
import { CountLink } from './count-link'
import { achieved, behind, change, completeShare, ofBasisPoints, onTrackShare, rated, share } from './figures'
import { methodMessages } from './method-messages'
import { periodShort } from './period-short'
import { toneOf } from './tone'
import { useShown } from './use-shown'

type PartProps = { cockpit: Cockpit; place: KnownPlace }

export function Tiles({ cockpit, place }: PartProps) {
  const t = useMessages(cockpitMessages)
  const methods = useMessages(methodMessages)
  return (
    <section className="card figures-card" aria-label={t.figures}>
      <dl className="tiles">
        <Achieved cockpit={cockpit} />
        <Behind cockpit={cockpit} place={place} />
        {cockpit.period.state !== 'closed' && <Since cockpit={cockpit} place={place} />}
        <Reports cockpit={cockpit} place={place} />
        <Ahead cockpit={cockpit} place={place} />
      </dl>
      <div className="tiles-foot no-print"><MethodNote method={methods.figures} /></div>
    </section>
  )
}

function Tile({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd><b>{value}</b>{children}</dd>
    </div>
  )
}

function Achieved({ cockpit: { figures, period } }: { cockpit: Cockpit }) {
  const t = useMessages(cockpitMessages)
  const name = period.state === 'closed' ? t.tile.reached : t.tile.achieved
  const { percent } = useShown()
  const [is, expected] = [achieved(figures), ofBasisPoints(figures.expected_bp)]
  if (is === null || expected === null) return <Tile name={name} value="—"><span>{t.nothingMeasured}</span></Tile>
  return (
    <Tile name={name} value={percent(is)}>
      <span>{t.shouldBe(percent(expected))}</span>
      <Bullet name={name} value={is} expected={expected} tone={toneOf(figures.track)} />
    </Tile>
  )
}

function Behind({ cockpit: { figures, previous, periods, period }, place }: PartProps) {
  const t = useMessages(cockpitMessages)
  const { count, percent, language } = useShown()
  const before = periods.find((one) => one.id < period.id)
  const points = change(onTrackShare, figures, previous)
  return (
    <Tile name={t.tile.behind} value={count(behind(figures))}>
      <span>
        <CountLink place={place} list="far_behind" count={figures.far_behind}>{t.far(count(figures.far_behind))}</CountLink>,{' '}
        <CountLink place={place} list="slightly_behind" count={figures.slightly_behind}>{t.slightly(count(figures.slightly_behind))}</CountLink>
      </span>
      <span>{t.onTrack(percent(onTrackShare(figures)))}{points !== null && before && `, ${t.than(t.change(points, count(Math.abs(points))), periodShort(before.id, language))}`}</span>
    </Tile>
  )
}

function Since({ cockpit: { since }, place }: PartProps) {
  const t = useMessages(cockpitMessages)
  const { count, language } = useShown()
  if (!since) return <Tile name={t.tile.sinceNone} value="—"><span>{t.noWeek}</span></Tile>
  return (
    <Tile name={t.tile.since(dateNear(since.since, language))} value={count(since.slipped)}>
      <span>
        <CountLink place={place} list="slipped" count={since.slipped}>{t.slippedOnly}</CountLink>, {t.recovered(count(since.recovered))}
      </span>
    </Tile>
  )
}

function Reports({ cockpit: { figures }, place }: PartProps) {
  const t = useMessages(cockpitMessages)
  const { count, percent } = useShown()
  return (
    <Tile name={t.tile.reports} value={percent(completeShare(figures))}>
      <span><CountLink place={place} list="unreported" count={figures.unreported}>{t.incomplete(count(figures.unreported))}</CountLink></span>
    </Tile>
  )
}

/** While people report, the forecast; then how many are evaluated. */
function Ahead({ cockpit: { figures, forecast, period }, place }: PartProps) {
  const t = useMessages(cockpitMessages)
  const { count, percent } = useShown()
  if (period.state === 'evaluating' || period.state === 'closed') {
    return (
      <Tile name={t.tile.signed} value={percent(share(rated(figures), rated(figures) + figures.unsigned))}>
        <span><CountLink place={place} list="unsigned" count={figures.unsigned}>{t.unsigned(count(figures.unsigned))}</CountLink></span>
      </Tile>
    )
  }
  const [low, likely, high] = forecast ? [forecast.low, forecast.likely, forecast.high].map((one) => percent(ofBasisPoints(one))) : []
  return <Tile name={t.tile.forecast} value={likely ?? '—'}><span>{low && high ? t.range(low, high) : t.noForecast}</span></Tile>
}
