/** Takes back a policy, with a reason that everybody reads. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { useMessages } from '@/i18n/language'

import { adoptionMessages } from './adoption-messages'
import { useWithdraw } from './adoption-queries'
import type { Policy } from './policy-queries'
import { TextDialog } from './text-dialog'

export function WithdrawAct({ policy }: { policy: Policy }) {
  const t = useMessages(adoptionMessages)
  const [opened, setOpened] = useState(false)
  const withdraw = useWithdraw(policy)
  if (!policy.may.includes('withdraw')) return null
  return (
    <div>
      <Button variant="subtle" color="bata" size="sm" onClick={() => setOpened(true)}>{t.withdraw}</Button>
      {opened && <TextDialog title={t.withdrawTitle} lead={t.withdrawLead} label={t.withdrawReason} act={t.withdraw} danger error={withdraw.error} busy={withdraw.isPending} onSend={(reason) => withdraw.mutate(reason, { onSuccess: () => setOpened(false) })} onClose={() => setOpened(false)} />}
    </div>
  )
}
