/** Tokens for one's own scripts: made, shown once, revoked. Few want them, so they are folded until somebody does. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, momentShort } from '@/lib/format'
import { useToday } from '@/lib/session'

import { isOver, type Token, tokensQuery, useRevokeToken } from './account-queries'
import { TokenDialog } from './token-dialog'
import { tokenMessages } from './token-messages'

export function TokensCard() {
  const t = useMessages(tokenMessages)
  const { data } = useSuspenseQuery(tokensQuery)
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Token | null>(null)
  const revoke = useRevokeToken()
  const today = useToday()
  return (
    <details className="card fold" open={data.items.some((one) => !isOver(one, today)) || undefined}>
      <summary>
        <h2>{t.advanced}</h2>
      </summary>
      <div className="card-body line spread" style={{ paddingTop: 0 }}>
        <p className="small dim" style={{ margin: 0, flex: '1 1 14rem' }}>{t.tokensLead}</p>
        <Button variant="default" size="sm" leftSection={<IconPlus size={18} stroke={2} aria-hidden="true" />} onClick={() => setMaking(true)}>
          {t.makeToken}
        </Button>
      </div>
      {data.items.length === 0 ? (
        <p className="card-body dim" style={{ margin: 0, paddingTop: 0 }}>{t.noTokens}</p>
      ) : (
        <ul className="rows">
          {data.items.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </ul>
      )}
      {making && <TokenDialog onClose={() => setMaking(false)} />}
      <Confirm
        opened={revoking !== null}
        title={t.revokeTitle(revoking?.name ?? '')}
        act={t.revoke}
        danger
        busy={revoke.isPending}
        onClose={() => setRevoking(null)}
        onAct={() => revoking && revoke.mutate(revoking.id, { onSuccess: () => setRevoking(null) })}
      >
        <p style={{ margin: 0 }}>{t.revokeLead}</p>
        <ProblemNotice error={revoke.error} />
      </Confirm>
    </details>
  )
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const t = useMessages(tokenMessages)
  const language = useLanguage()
  const today = useToday()
  const expires = dateShort(token.expires_at, language)
  return (
    <li className="task">
      <div>
        <p className="line" style={{ gap: 8 }}>
          <b>{token.name}</b> <code className="small dim">…{token.hint}</code>
        </p>
        <p className="why">{token.scopes.map((scope) => t.scope[scope]).join(', ')}</p>
        <p className="why">
          {token.revoked_at ? t.revoked(dateShort(token.revoked_at, language)) : isOver(token, today) ? t.expired(expires) : t.valid(expires)}
          {'. '}
          {token.last_used_at ? t.used(momentShort(token.last_used_at, language)) : t.never}
        </p>
      </div>
      {!isOver(token, today) && (
        <div className="act">
          <Button variant="default" size="sm" aria-label={t.revokeOf(token.name)} onClick={onRevoke}>
            {t.revoke}
          </Button>
        </div>
      )}
    </li>
  )
}
