/** The way to the next step, and when each predikat would make it enough. */
import { PredikatBadge } from '@/components/predikat'
import type { Predikat } from '@/components/predikat-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull } from '@/lib/format'
import { useToday } from '@/lib/session'

import { creditMessages } from './credit-messages'
import type { Credit, Need, Way } from './credit-queries'
import { WayChart } from './way-chart'
import { monthOfDay, plainPoints } from './words'

const PREDIKAT: readonly Predikat[] = ['sangat_baik', 'baik', 'butuh_perbaikan', 'kurang', 'sangat_kurang']

export function WayCard({ credit, need, isOwn }: { credit: Credit; need: Need; isOwn: boolean }) {
  const t = useMessages(creditMessages)
  const language = useLanguage()
  return (
    <section className="card" aria-labelledby="jalan">
      <header>
        <h2 id="jalan">{t.way(isOwn)}</h2>
        <span className="small dim">{t.outOf(plainPoints(credit.points, language), plainPoints(need.need, language))}</span>
      </header>
      <div className="card-body stack-sm">
        <WayChart credit={credit} need={need} />
        {need.ways.length > 0 && <p className="small dim" style={{ margin: 0 }}>{t.wayNote}</p>}
      </div>
      {need.ways.length > 0 && <Ways need={need} />}
    </section>
  )
}

function Ways({ need }: { need: Need }) {
  const t = useMessages(creditMessages)
  const language = useLanguage()
  const today = useToday()
  const enough = (way: Way) => (way.enough_on < today ? t.onceConverted(monthOfDay(way.enough_on, language)) : dateFull(way.enough_on, language))
  return (
    <table className="plain cards ways">
      <thead>
        <tr>
          <th scope="col">{t.table.predikat}</th>
          <th scope="col">{t.table.enough}</th>
          <th scope="col">{t.table.window}</th>
        </tr>
      </thead>
      <tbody>
        {PREDIKAT.map((predikat) => {
          const way = need.ways.find((one) => one.predikat === predikat)
          return (
            <tr key={predikat}>
              <th scope="row"><PredikatBadge value={predikat} /></th>
              <td data-label={t.table.enough}>{way ? enough(way) : t.never}</td>
              <td data-label={t.table.window}>{way?.promotes ? dateFull(way.on, language) : t.blocked}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
