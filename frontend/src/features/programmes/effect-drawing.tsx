/** Before and after of both groups on one line from nothing, and the difference with its whole range about zero. */
import { Chart } from '@/components/charts/chart'
import { useLanguage, useMessages } from '@/i18n/language'

import type { Estimate } from './effect-card'
import { effectMessages } from './effect-messages'
import { points } from './money'

const WHOLE = 10_000

type EffectDrawingProps = { estimate: Estimate; pairs: number }

export function EffectDrawing({ estimate, pairs }: EffectDrawingProps) {
  const t = useMessages(effectMessages)
  const language = useLanguage()
  const groups = (['there', 'similar'] as const).map((key) => ({ key, name: t.group[key], values: estimate[key] }))
  const most = Math.max(WHOLE, ...groups.flatMap(({ values }) => values))
  const said = (bp: number) => points(bp, language)
  const table = { columns: [t.who, t.size, t.before, t.after], rows: groups.map(({ name, values: [before, after] }) => [name, String(pairs), `${said(before)} %`, `${said(after)} %`]) }
  return (
    <div className="effect">
      <Chart title={t.chart} table={table}>
        <dl className="effect-groups">
          {groups.map(({ key, name, values: [before, after] }) => (
            <div key={key}>
              <dt>{name} <span className="dim">{t.people(pairs)}, {t.from(said(before), said(after))}</span></dt>
              <dd><FromTo before={before / most} after={after / most} isMain={key === 'there'} /></dd>
            </div>
          ))}
        </dl>
        <ul className="legend">
          <li><svg width="14" height="14" className="from-to" aria-hidden="true"><circle className="before" cx="7" cy="7" r="5" /></svg>{t.before}</li>
          <li><svg width="14" height="14" className="from-to main" aria-hidden="true"><circle cx="7" cy="7" r="6" /></svg>{t.after}</li>
        </ul>
      </Chart>
      <Range estimate={estimate} />
    </div>
  )
}

const along = (share: number) => `${3 + share * 94}%`

/** The words beside it say the same. */
function FromTo({ before, after, isMain }: { before: number; after: number; isMain: boolean }) {
  return (
    <svg className={isMain ? 'from-to main' : 'from-to'} width="100%" height="26" aria-hidden="true">
      <line className="grid" x1={along(0)} x2={along(1)} y1="13" y2="13" />
      <line x1={along(before)} x2={along(after)} y1="13" y2="13" />
      <circle className="before" cx={along(before)} cy="13" r="6" />
      <circle cx={along(after)} cy="13" r="7" />
    </svg>
  )
}

/** Zero stands in the middle: whether the range reaches over it is what one is to see. */
function Range({ estimate: { difference, low, high } }: { estimate: Estimate }) {
  const t = useMessages(effectMessages)
  const language = useLanguage()
  const most = Math.max(Math.abs(low), Math.abs(high), 100) * 1.15
  const at = (bp: number) => along((bp + most) / (2 * most))
  const [d, from, to] = [difference, low, high].map((bp) => points(bp, language)) as [string, string, string]
  return (
    <figure className="chart">
      <figcaption>{t.range}</figcaption>
      <svg className="from-to main" width="100%" height="66" role="img" aria-label={t.rangeSaid(d, from, to)}>
        <line className="grid" x1={along(0)} x2={along(1)} y1="30" y2="30" />
        <line className="zero" x1="50%" x2="50%" y1="4" y2="46" />
        <line className="bar" x1={at(low)} x2={at(high)} y1="30" y2="30" />
        <circle cx={at(difference)} cy="30" r="7" />
        <text x={at(low)} y="18" textAnchor="middle">{from}</text>
        <text x={at(high)} y="18" textAnchor="middle">{to}</text>
        <text x="50%" y="61" textAnchor="middle">{t.zero}</text>
      </svg>
    </figure>
  )
}
