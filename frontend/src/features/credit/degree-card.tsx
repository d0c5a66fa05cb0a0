/** What one can do besides waiting: a higher degree, which counts once in a jenjang (R78). */
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull } from '@/lib/format'
import { useToday } from '@/lib/session'

import { creditMessages } from './credit-messages'
import type { Credit } from './credit-queries'
import { monthOfDay, plainPoints } from './words'

export function DegreeCard({ bonus, isOwn }: { bonus: NonNullable<Credit['bonus']>; isOwn: boolean }) {
  const t = useMessages(creditMessages)
  const language = useLanguage()
  const today = useToday()
  const good = bonus.ways.find((way) => way.predikat === 'baik')
  const when = (day: string) => (day < today ? t.degreeConverted(monthOfDay(day, language)) : t.degreeThen(dateFull(day, language)))
  return (
    <section className="card turn" aria-labelledby="dapat">
      <header><h2 id="dapat">{t.can(isOwn)}</h2></header>
      <div className="card-body stack-sm">
        <h3 style={{ margin: 0 }}>{t.degree(plainPoints(bonus.points, language))}</h3>
        <p style={{ margin: 0 }}>
          {t.degreeIf} {good ? when(good.enough_on) : Number(bonus.missing) === 0 && t.degreeEnough}
        </p>
        {isOwn && <p className="small dim" style={{ margin: 0 }}>{t.degreeHow}</p>}
      </div>
    </section>
  )
}
