/** How many took part, by agency; never who, and small ones together. */
import { useQuery } from '@tanstack/react-query'

import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { talkMessages } from './talk-messages'
import { participationQuery } from './talk-queries'

export function ParticipationCard({ policyId }: { policyId: string }) {
  const t = useMessages(talkMessages)
  const language = useLanguage()
  const { data } = useQuery(participationQuery(policyId))
  if (!data) return null
  return (
    <section className="card" aria-label={t.who}>
      <header><div><h2>{t.who}</h2></div><span className="small dim">{t.of(number(data.took_part, language), number(data.people, language))}</span></header>
      <div className="card-body stack-sm">
        <ul className="policy-shares">
          {data.items.map((one) => (
            <li key={one.agency_ids.join(' ')}>
              <span>{one.names.length === 1 ? one.names[0] : <span title={one.names.join(', ')}>{t.others(one.names.length)}</span>}</span>
              <b className="num">{t.share(number(percent(one.took_part, one.people), language))}</b>
              <progress max={Math.max(one.people, 1)} value={one.took_part} aria-hidden="true" />
            </li>
          ))}
        </ul>
        <p className="small dim">{t.whoNote(number(data.small_group, language))}</p>
      </div>
    </section>
  )
}

const percent = (part: number, all: number) => (all === 0 ? 0 : Math.round((part / all) * 100))
