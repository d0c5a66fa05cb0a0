/** The devices that are signed in as me, and the way to sign one out. */
import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort } from '@/lib/format'

import { accountMessages } from './account-messages'
import { type Session, sessionsQuery, useEndSession } from './account-queries'
import { deviceName } from './device-name'

export function SessionsCard() {
  const t = useMessages(accountMessages)
  const { data } = useSuspenseQuery(sessionsQuery)
  const end = useEndSession()
  return (
    <section className="card" aria-labelledby="perangkat">
      <header>
        <div>
          <h2 id="perangkat">{t.sessions}</h2>
          <p className="small dim" style={{ margin: 0 }}>{t.sessionsLead}</p>
        </div>
      </header>
      <ul className="rows">
        {data.items.map((session) => (
          <SessionRow key={session.id} session={session} busy={end.isPending && end.variables === session.id} onEnd={() => end.mutate(session.id)} />
        ))}
      </ul>
      {end.isError && (
        <div className="card-body">
          <ProblemNotice error={end.error} />
        </div>
      )}
    </section>
  )
}

type SessionRowProps = { session: Session; busy: boolean; onEnd: () => void }

function SessionRow({ session, busy, onEnd }: SessionRowProps) {
  const t = useMessages(accountMessages)
  const language = useLanguage()
  const device = session.device ? deviceName(session.device, t.deviceOn) : t.unknownDevice
  const Icon = /android|iphone|mobile|ponsel/i.test(session.device ?? '') ? IconDeviceMobile : IconDeviceDesktop
  return (
    <li className="task">
      <div className="person" style={{ alignItems: 'start' }}>
        <div className="initials quiet" aria-hidden="true">
          <Icon size={22} stroke={1.8} />
        </div>
        <div style={{ minWidth: 0 }}>
          <p className="line" style={{ gap: 8 }}>
            <b style={{ overflowWrap: 'anywhere' }}>{device}</b>
            {session.is_this_one && <span className="chip note">{t.thisDevice}</span>}
          </p>
          <p className="why">{t.lastSeen(momentShort(session.last_seen_at, language))}</p>
          <p className="why">
            {t.since(momentShort(session.created_at, language))}
            {session.address && `, ${session.address}`}
          </p>
        </div>
      </div>
      {!session.is_this_one && (
        <div className="act">
          <Button variant="default" size="sm" loading={busy} aria-label={t.endSessionOf(device)} onClick={onEnd}>
            {t.endSession}
          </Button>
        </div>
      )}
    </li>
  )
}
