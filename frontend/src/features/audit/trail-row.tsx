/** One thing that happened: when, what, by whom, about whom, and why. */
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, time } from '@/lib/format'

import { kindMessages } from './kind-messages'
import { trailMessages } from './trail-messages'
import type { AuditEvent } from './trail-queries'
import { useFacts } from './use-facts'

export function TrailRow({ event }: { event: AuditEvent }) {
  const t = useMessages(trailMessages)
  const { words } = useMessages(kindMessages)
  const language = useLanguage()
  const facts = useFacts(event.facts)
  const who = useWho(event)
  return (
    <li>
      <time dateTime={event.occurred_at}>{dateShort(event.occurred_at, language)}, {time(event.occurred_at)}</time>
      <div>
        <p className="line" style={{ gap: '0 8px' }}>
          <b>{words[event.kind] ?? event.kind}</b>
          {facts && <span className="small">{facts}</span>}
        </p>
        <p className="small">{who}</p>
        {event.reason && <p className="small dim">“{event.reason}”</p>}
        {event.is_erased && <p className="small dim">{t.erased}</p>}
      </div>
    </li>
  )
}

/** Before somebody is in, and where time alone causes it, the program does it: then only the person tells. */
function useWho(event: AuditEvent): string {
  const t = useMessages(trailMessages)
  const { about_name: about, actor_name: actor, actor_kind, credential_kind } = event
  const through = t.through[credential_kind]
  if (actor_kind === 'system') return about ?? t.by(t.program)
  const doer = actor ? t.by(actor) : t.withheld
  const on = about && (event.about_id === event.actor_id ? t.self : t.on(about))
  return [doer, on, through].filter(Boolean).join(' · ')
}
