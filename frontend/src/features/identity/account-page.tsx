/** `/akun`: who I am here, how I read, where I am signed in, my scripts' tokens. */
import { Checkbox } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { PageHead } from '@/components/page-head'
import { ReadingSettings } from '@/components/reading-settings'
import { useMessages } from '@/i18n/language'
import { fullName, initials, nip } from '@/lib/format'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'
import { type Me, useMe, useToday } from '@/lib/session'

import { accountMessages } from './account-messages'
import { isOver, tokensQuery } from './account-queries'
import { PasswordForm } from './password-form'
import { SessionsCard } from './sessions-card'
import { TokensCard } from './tokens-card'

export function AccountPage() {
  const t = useMessages(accountMessages)
  const me = useMe()
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <div className="two-even">
        <div className="stack">
          <Profile me={me} />
          <SessionsCard />
          <TokensCard />
        </div>
        <div className="stack">
          <Panel id="cara-membaca" title={t.reading}>
            <ReadingSettings />
          </Panel>
          <Panel id="kata-sandi" title={t.password}>
            <PasswordChange />
          </Panel>
        </div>
      </div>
    </>
  )
}

function PasswordChange() {
  const t = useMessages(accountMessages)
  const invalidate = useInvalidate()
  const today = useToday()
  const { data } = useSuspenseQuery(tokensQuery)
  const hasTokens = data.items.some((one) => !isOver(one, today))
  const [revoking, setRevoking] = useState(false)
  const done = () => {
    setRevoking(false)
    void invalidate(SUBJECTS.identity)
  }
  return (
    <PasswordForm revokeTokens={revoking} onDone={done}>
      {hasTokens && <Checkbox label={t.revokeTokens} description={t.revokeTokensHint} checked={revoking} onChange={(e) => setRevoking(e.currentTarget.checked)} />}
    </PasswordForm>
  )
}

function Panel({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <div className="card-body">{children}</div>
    </section>
  )
}

function Profile({ me }: { me: Me }) {
  const t = useMessages(accountMessages)
  const facts: [string, string | null][] = [
    [me.nip ? t.nip : t.login, me.nip ? nip(me.nip) : me.login],
    [t.position, me.position],
    [t.grade, me.grade],
    [t.unit, [me.unit?.name, me.agency_name].filter((one, at, all) => one && all.indexOf(one) === at).join(', ') || null],
  ]
  return (
    <section className="card" aria-labelledby="profil">
      <div className="card-body stack">
        <div className="person">
          <div className="initials lg" aria-hidden="true">{initials(me.name)}</div>
          <h2 id="profil" style={{ margin: 0 }}>
            <span className="visually-hidden">{t.profile}: </span>
            {fullName(me)}
          </h2>
        </div>
        <dl className="facts">
          {facts.map(
            ([label, value]) =>
              value && (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        <p className="small dim" style={{ margin: 0 }}>{t.profileNote}</p>
      </div>
    </section>
  )
}
