/** Makes a token and shows it, this once; what was chosen stays when the dialog is closed. */
import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { useToday } from '@/lib/session'

import { type Scope, useMakeToken } from './account-queries'
import { TokenMade } from './token-made'
import { tokenMessages } from './token-messages'
import { SCOPE_GROUPS } from './token-scopes'

const MONTHS = 3

type Typed = { name: string; scopes: Scope[]; chosen: string | null }

export function TokenDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(tokenMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const make = useMakeToken()
  const [{ name, scopes, chosen }, write, forget] = useStoredState<Typed>('sk-token', { name: '', scopes: [], chosen: null })
  const until = chosen ?? monthsAfter(today, MONTHS)
  const [asked, setAsked] = useState(false)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (scopes.length === 0) return
    make.mutate({ name, scopes, expires_on: until }, { onSuccess: forget })
  }

  if (make.data) {
    return (
      <Modal opened onClose={onClose} closeOnClickOutside={false} title={<b>{t.made}</b>} closeButtonProps={{ 'aria-label': common.close }}>
        <TokenMade token={make.data.token} scopes={scopes} onClose={onClose} />
      </Modal>
    )
  }
  return (
    <Modal opened onClose={onClose} title={<b>{t.makeToken}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form onSubmit={submit} className="stack">
        <TextInput label={t.tokenName} description={t.tokenNameHint} required withAsterisk={false} maxLength={80} value={name} onChange={(e) => write({ name: e.currentTarget.value, scopes, chosen })} data-autofocus />
        <DateField label={t.expires} description={t.expiresHint} required min={today} value={until} onChange={(day) => write({ name, scopes, chosen: day })} />
        <Checkbox.Group label={t.scopes} error={asked && scopes.length === 0 ? t.scopesMissing : undefined} description={t.scopesLead} value={scopes} onChange={(next) => write({ name, scopes: next as Scope[], chosen })}>
          <div className="stack" style={{ marginTop: 8 }}>
            {SCOPE_GROUPS.map(([group, members]) => (
              <div key={group} role="group" aria-label={t.groups[group]} className="stack-sm">
                <b className="small">{t.groups[group]}</b>
                {members.map((scope) => <Checkbox key={scope} value={scope} label={t.scope[scope]} />)}
              </div>
            ))}
          </div>
        </Checkbox.Group>
        <ProblemNotice error={make.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" loading={make.isPending}>{t.makeToken}</Button>
        </div>
      </form>
    </Modal>
  )
}

function monthsAfter(day: string, months: number) {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}
