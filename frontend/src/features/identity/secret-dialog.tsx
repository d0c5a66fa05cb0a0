/** Makes a token for another system and shows it, this once. */
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { monthsAfter } from '@/lib/days'
import { useToday } from '@/lib/session'

import { serviceMessages } from './service-messages'
import { type Account, useMakeSecret } from './service-queries'
import { TokenMade } from './token-made'
import { tokenMessages } from './token-messages'

const MONTHS = 6

export function SecretDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useMessages(serviceMessages)
  const words = useMessages(tokenMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const [chosen, setChosen] = useState<string | null>(null)
  const make = useMakeSecret(account.id)
  const until = chosen ?? monthsAfter(today, MONTHS)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate({ expires_on: until })
  }
  if (make.data) {
    return (
      <Dialog opened onClose={onClose} closeOnClickOutside={false} title={<b>{t.tokenMade(account.name)}</b>} closeButtonProps={{ 'aria-label': common.close }}>
        <TokenMade token={make.data.secret} scopes={account.scopes} onClose={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.makeTokenOf(account.name)}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={submit}>
        <p className="small dim" style={{ margin: 0 }}>{t.makeTokenLead}</p>
        <DateField label={words.expires} required min={today} value={until} onChange={setChosen} data-autofocus />
        <ProblemNotice error={make.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" loading={make.isPending}>{t.makeToken}</Button>
        </div>
      </form>
    </Dialog>
  )
}
