/** Makes a token and shows it, this once; what was chosen stays when the dialog is closed. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { monthsAfter } from '@/lib/days'
import { useStoredState } from '@/lib/device-storage'
import { useToday } from '@/lib/session'

import { type Scope, useMakeToken } from './account-queries'
import { ScopePicks } from './scope-picks'
import { TokenMade } from './token-made'
import { tokenMessages } from './token-messages'

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
      <Dialog opened onClose={onClose} closeOnClickOutside={false} title={<b>{t.made}</b>} closeButtonProps={{ 'aria-label': common.close }}>
        <TokenMade token={make.data.token} scopes={scopes} onClose={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.makeToken}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form onSubmit={submit} className="stack">
        <TextInput label={t.tokenName} description={t.tokenNameHint} required withAsterisk={false} maxLength={80} value={name} onChange={(e) => write({ name: e.currentTarget.value, scopes, chosen })} data-autofocus />
        <DateField label={t.expires} description={t.expiresHint} required min={today} value={until} onChange={(day) => write({ name, scopes, chosen: day })} />
        <ScopePicks value={scopes} isAsked={asked} description={t.scopesLead} onChange={(next) => write({ name, scopes: next, chosen })} />
        <ProblemNotice error={make.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" loading={make.isPending}>{t.makeToken}</Button>
        </div>
      </form>
    </Dialog>
  )
}
