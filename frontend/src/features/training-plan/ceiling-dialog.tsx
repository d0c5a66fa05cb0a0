/** HR says what the agency may spend on training in a year. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'

import { rupiah, rupiahOf } from './money'
import { type Plan, useSetCeiling } from './plan-queries'
import { togetherMessages } from './together-messages'

export function CeilingDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useMessages(togetherMessages).ceiling
  const common = useMessages(commonMessages)
  const language = useLanguage()
  const [text, setText] = useState(plan.ceiling === null ? '' : rupiah(plan.ceiling, language))
  const amount = rupiahOf(text)
  const set = useSetCeiling()
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (amount === null) return
    set.mutate({ agencyId: plan.agency_id, year: plan.year, version: plan.ceiling_version, amount }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.title(plan.year)}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={save}>
        <p className="small dim" style={{ margin: 0 }}>{t.lead}</p>
        <TextInput label={t.amount} description={amount ? rupiah(amount, language) : t.hint} error={text !== '' && amount === null && t.wrong} inputMode="numeric" required withAsterisk={false} data-autofocus value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <ProblemNotice error={set.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={amount === null} loading={set.isPending}>{t.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
