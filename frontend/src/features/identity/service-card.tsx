/** One system's account: what it sees and may do, its tokens, its end. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, momentShort } from '@/lib/format'
import { useToday } from '@/lib/session'
import { agenciesQuery } from '@/lib/units'

import { SecretDialog } from './secret-dialog'
import { serviceMessages } from './service-messages'
import { type Account, type Secret, useEndAccount, useRevokeSecret } from './service-queries'
import { tokenMessages } from './token-messages'

type Asked = { act: 'token' | 'end' } | { act: 'revoke'; secret: Secret }
type ServiceCardProps = { account: Account; secrets: Secret[] }

export function ServiceCard({ account, secrets }: ServiceCardProps) {
  const t = useMessages(serviceMessages)
  const words = useMessages(tokenMessages)
  const language = useLanguage()
  const today = useToday()
  const agencies = useQuery(agenciesQuery)
  const [asked, setAsked] = useState<Asked | null>(null)
  const revoke = useRevokeSecret()
  const end = useEndAccount()
  const close = () => setAsked(null)
  const isOver = account.disabled_at !== null || (account.expires_at !== null && account.expires_at.slice(0, 10) < today)
  const agency = agencies.data?.items.find((one) => one.id === account.home_agency_id)?.name ?? ''
  const head = `akun-${account.id}`
  return (
    <section className="card" aria-labelledby={head}>
      <header>
        <div>
          <h2 id={head}>{account.name}</h2>
          <p className="small dim" style={{ margin: 0 }}>{account.city_reason ? t.seesCity(account.city_reason) : t.seesAgency(agency)}</p>
        </div>
        {isOver ? (
          <span className="chip">{t.ended}</span>
        ) : (
          <div className="line">
            <Button variant="default" size="sm" aria-label={t.makeTokenOf(account.name)} onClick={() => setAsked({ act: 'token' })}>{t.makeToken}</Button>
            <Button variant="subtle" color="bata" size="sm" aria-label={t.endOf(account.name)} onClick={() => setAsked({ act: 'end' })}>{t.end}</Button>
          </div>
        )}
      </header>
      <div className="card-body stack-sm">
        <p className="small" style={{ margin: 0 }}>{account.scopes.map((scope) => words.scope[scope]).join(', ')}</p>
        {!isOver && (
          <p className="small dim" style={{ margin: 0 }}>
            {t.tokens(secrets.length)}
            {account.expires_at && ` · ${t.lasts(dateShort(account.expires_at, language))}`}
          </p>
        )}
      </div>
      {!isOver && secrets.length > 0 && (
        <ul className="rows" style={{ borderTop: '1px solid var(--sk-line)' }}>
          {secrets.map((secret) => (
            <li key={secret.id} className="role-people">
              <div>
                <p><code>…{secret.hint}</code></p>
                <p className="small dim">
                  {t.since(dateShort(secret.created_at, language))} · {words.valid(dateShort(secret.expires_at, language))} · {secret.last_used_at ? words.used(momentShort(secret.last_used_at, language)) : words.never}
                </p>
              </div>
              <div><Button variant="default" size="sm" aria-label={t.revokeOf(secret.hint, account.name)} onClick={() => setAsked({ act: 'revoke', secret })}>{t.revoke}</Button></div>
            </li>
          ))}
        </ul>
      )}
      {asked?.act === 'token' && <SecretDialog account={account} onClose={close} />}
      {asked?.act === 'revoke' && (
        <Confirm opened danger title={t.revokeAsk(asked.secret.hint, account.name)} act={t.revoke} busy={revoke.isPending} onClose={close} onAct={() => revoke.mutate(asked.secret, { onSuccess: close })}>
          <p style={{ margin: 0 }}>{t.revokeMore}</p>
          <ProblemNotice error={revoke.error} />
        </Confirm>
      )}
      {asked?.act === 'end' && (
        <Confirm opened danger title={t.endAsk(account.name)} act={t.end} busy={end.isPending} onClose={close} onAct={() => end.mutate(account.id, { onSuccess: close })}>
          <p style={{ margin: 0 }}>{t.endMore}</p>
          <ProblemNotice error={end.error} />
        </Confirm>
      )}
    </section>
  )
}
