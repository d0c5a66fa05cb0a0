/** Makes a token and shows it, this once. */
import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'

import { intent } from '@/api/client'
import { isProblem } from '@/api/problem'
import { commonMessages } from '@/components/common-messages'
import { CopyButton } from '@/components/copy-button'
import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { accountMessages } from './account-messages'
import { type Scope, useMakeToken } from './account-queries'

const MONTHS = 3

export function TokenDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(accountMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const make = useMakeToken()
  const key = useRef(intent())
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<string[]>([])
  const [chosen, setChosen] = useState<string>()
  const until = chosen ?? monthsAfter(today, MONTHS)
  const [asked, setAsked] = useState(false)
  const choices = (Object.keys(t.scope) as Scope[]).filter((scope) => scope !== 'identity:write')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (scopes.length === 0) return
    make.mutate(
      { draft: { name, scopes: scopes as Scope[], expires_on: until }, key: key.current },
      { onError: (error) => { if (isProblem(error) && error.status >= 400) key.current = intent() } },
    )
  }

  if (make.data) {
    return (
      <Modal opened onClose={onClose} closeOnClickOutside={false} title={<b>{t.made}</b>} closeButtonProps={{ 'aria-label': common.close }}>
        <div className="stack">
          <p className="box warn" role="status" style={{ margin: 0 }}>{t.madeLead}</p>
          <code className="secret">{make.data.token}</code>
          <div className="line spread">
            <CopyButton text={make.data.token} label={t.copyToken} />
            <Button onClick={onClose}>{t.kept}</Button>
          </div>
        </div>
      </Modal>
    )
  }
  return (
    <Modal opened onClose={onClose} title={<b>{t.makeToken}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form onSubmit={submit} className="stack">
        <TextInput label={t.tokenName} description={t.tokenNameHint} required withAsterisk={false} maxLength={80} value={name} onChange={(e) => setName(e.currentTarget.value)} data-autofocus />
        <TextInput type="date" label={t.expires} description={t.expiresHint} required withAsterisk={false} min={today} value={until} onChange={(e) => setChosen(e.currentTarget.value)} />
        <Checkbox.Group label={t.scopes} error={asked && scopes.length === 0 ? t.scopesMissing : undefined} value={scopes} onChange={setScopes}>
          <div className="stack-sm" style={{ marginTop: 8 }}>
            {choices.map((scope) => (
              <Checkbox key={scope} value={scope} label={t.scope[scope]} />
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
