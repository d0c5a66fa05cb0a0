/** How the period stands, each figure with its sentence and the period before. */
import type { ReactNode } from 'react'

import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { periodName } from '@/lib/period'

import type { Figures, Team } from './service-queries'
import { teamMessages } from './team-messages'

export function FiguresCard({ team }: { team: Team }) {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  const { figures, previous_figures, period, previous_period, service } = team
  const shown = (value: string | number | null, unit?: string) => (value === null ? '—' : number(Math.round(Number(value) * 10) / 10, language, unit))
  const before = (of: (figures: Figures) => string) => (previous_figures.done === 0 ? undefined : t.before(periodName(previous_period.id, language), of(previous_figures)))
  const late = number(figures.late, language)
  return (
    <section className="card" aria-labelledby="angka">
      <header>
        <h2 id="angka">{periodName(period.id, language)}</h2>
        <TextLink to="/pimpinan" search={{ unit: service.unit.id, periode: period.id }} className="small">{t.tree}</TextLink>
      </header>
      <dl className="case-tiles">
        <Tile name={t.tile.median} value={<>{shown(figures.median_days)} <small>{t.day}</small></>} before={before((one) => shown(one.median_days))}>{t.median(service.noun)}</Tile>
        <Tile name={t.tile.p90} value={<>{shown(figures.p90_days)} <small>{t.day}</small></>} before={before((one) => shown(one.p90_days))}>{t.p90(service.noun)}</Tile>
        <Tile name={t.tile.onTime} value={shown(figures.on_time_share, 'persen')} before={before((one) => shown(one.on_time_share, 'persen'))}>{t.onTime(late)}</Tile>
        <Tile name={t.tile.done} value={<>{shown(figures.done)} <small>{t.noun(service.noun)}</small></>} before={before((one) => shown(one.done))}>{t.done(late)}</Tile>
      </dl>
    </section>
  )
}

function Tile({ name, value, before, children }: { name: string; value: ReactNode; before: string | undefined; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <span>{children}</span>
        {before && <span className="tiny">{before}</span>}
      </dd>
    </div>
  )
}
