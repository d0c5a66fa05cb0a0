/** How many people need what: rows are units or posts, columns competences; on a phone one list of either. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { Choice } from '@/components/choice'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { MapTable } from './map-table'
import { NeedBars } from './need-bars'
import { planMessages } from './plan-messages'
import type { Heat, Plan } from './plan-queries'
import type { Chosen } from './use-chosen'

const WAYS = ['unit', 'position'] as const
const PHONE_WAYS = ['competence', ...WAYS] as const
type Way = (typeof PHONE_WAYS)[number]

export type MapProps = { heat: Heat; plan: Plan; chosen: Chosen | null }

export function NeedMap({ heat, plan, chosen }: MapProps) {
  const t = useMessages(planMessages).map
  const language = useLanguage()
  const navigate = useNavigate()
  const [byRow, setByRow] = useState(false)
  const by = heat.by === 'position' ? 'position' : 'unit'
  const turn = (way: Way) => {
    setByRow(way !== 'competence')
    if (way !== 'competence' && way !== by) void navigate({ to: '/opd/pelatihan', search: { unit: plan.unit.id, tahun: plan.year, menurut: way === 'position' ? 'jabatan' : undefined }, resetScroll: false })
  }
  return (
    <section className="card need-map" aria-labelledby="peta">
      <header>
        <div>
          <h2 id="peta">{t[by](number(heat.needs, language))}</h2>
          <span className="small dim">{t.hint}</span>
        </div>
        <div className="desktop-only"><Choice label={t.by} value={by} options={WAYS} words={t.ways} onChange={turn} /></div>
        <div className="phone-only"><Choice label={t.by} value={byRow ? by : 'competence'} options={PHONE_WAYS} words={t.ways} onChange={turn} /></div>
      </header>
      <div className="desktop-only"><MapTable heat={heat} plan={plan} chosen={chosen} /></div>
      <div className="phone-only"><NeedBars heat={heat} plan={plan} chosen={chosen} byRow={byRow} /></div>
    </section>
  )
}
