/** How many days cases took against the standard: columns on a desk where there is room, rows elsewhere. */
import { type ReactNode, useId } from 'react'

import { useMessages } from '@/i18n/language'

import { binsOf, type DayCount } from './bins'
import { DayColumns } from './day-columns'
import { DayRows } from './day-rows'
import { teamMessages } from './team-messages'

type DaysCardProps = {
  title: string
  lead: string
  distribution: DayCount[]
  standard: number
  noun: string
  /** Rows on a desk too, where the card is narrow. */
  isNarrow?: boolean
  aside?: ReactNode
  /** The same in a sentence. */
  children: ReactNode
}

export function DaysCard({ title, lead, distribution, standard, noun, isNarrow = false, aside, children }: DaysCardProps) {
  const t = useMessages(teamMessages)
  const id = useId()
  const bins = binsOf(distribution, standard)
  const isEmpty = distribution.length === 0
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          <p className="small dim">{lead}</p>
        </div>
        {aside}
      </header>
      <div className="card-body stack-sm">
        {isEmpty && <p className="dim">{t.noneDone(noun)}</p>}
        {!isEmpty && !isNarrow && <div className="desktop-only"><DayColumns bins={bins} standard={standard} noun={noun} /></div>}
        {!isEmpty && <div className={isNarrow ? undefined : 'phone-only'}><DayRows bins={bins} standard={standard} noun={noun} /></div>}
        {!isEmpty && <p className="small">{children}</p>}
      </div>
    </section>
  )
}
