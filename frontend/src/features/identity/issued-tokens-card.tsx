/** Everybody's personal tokens: whose, for what, until when; ended where one got into wrong hands. */
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, momentShort, nip } from '@/lib/format'

import { serviceMessages } from './service-messages'
import { type IssuedToken, issuedQuery, useRevokeIssued } from './service-queries'
import { tokenMessages } from './token-messages'

export function IssuedTokensCard() {
  const t = useMessages(serviceMessages)
  const words = useMessages(tokenMessages)
  const [page, setPage] = useState(1)
  const issued = useQuery({ ...issuedQuery(page), placeholderData: keepPreviousData })
  const [asked, setAsked] = useState<IssuedToken | null>(null)
  const revoke = useRevokeIssued()
  return (
    <section className="card" aria-labelledby="pribadi">
      <header>
        <div>
          <h2 id="pribadi">{t.personal}</h2>
          <p className="small dim" style={{ margin: 0 }}>{t.personalLead}</p>
        </div>
      </header>
      {issued.isError && <div className="card-body"><ProblemNotice error={issued.error} onRetry={() => void issued.refetch()} /></div>}
      {issued.data?.items.length === 0 && <p className="card-body dim" style={{ margin: 0 }}>{t.noPersonal}</p>}
      {issued.data && issued.data.items.length > 0 && (
        <ul className="rows">
          {issued.data.items.map((token) => <Issued key={token.id} token={token} onRevoke={() => setAsked(token)} />)}
        </ul>
      )}
      {issued.data && <Pager page={issued.data.page} size={issued.data.size} total={issued.data.total} onPage={setPage} />}
      {asked && (
        <Confirm opened danger title={t.revokeAsk(asked.hint, asked.login)} act={t.revoke} busy={revoke.isPending} onClose={() => setAsked(null)} onAct={() => revoke.mutate(asked.id, { onSuccess: () => setAsked(null) })}>
          <p style={{ margin: 0 }}>{words.revokeLead}</p>
          <ProblemNotice error={revoke.error} />
        </Confirm>
      )}
    </section>
  )
}

function Issued({ token, onRevoke }: { token: IssuedToken; onRevoke: () => void }) {
  const t = useMessages(serviceMessages)
  const words = useMessages(tokenMessages)
  const language = useLanguage()
  return (
    <li className="role-people">
      <div>
        <p className="line" style={{ gap: '0 8px' }}><b>{token.name}</b> <code className="small dim">…{token.hint}</code></p>
        <p className="small"><TextLink to="/opd/pegawai/$employeeId" params={{ employeeId: token.user_id }} className="small">{nip(token.login)}</TextLink></p>
        <p className="small dim">{token.scopes.map((scope) => words.scope[scope]).join(', ')}</p>
        <p className="small dim">{words.valid(dateShort(token.expires_at, language))} · {token.last_used_at ? words.used(momentShort(token.last_used_at, language)) : words.never}</p>
      </div>
      <div><Button variant="default" size="sm" aria-label={t.revokeOf(token.hint, token.login)} onClick={onRevoke}>{t.revoke}</Button></div>
    </li>
  )
}
