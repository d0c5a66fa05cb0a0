/** Changes the question and its plain texts; once open, the texts alone. */
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { draftMessages } from './draft-messages'
import { listMessages } from './list-messages'
import { isWhole, PolicyFields } from './policy-fields'
import { type Policy, useChangePolicy } from './policy-queries'

export function TextsDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const t = useMessages(draftMessages)
  const list = useMessages(listMessages)
  const common = useMessages(commonMessages)
  const { title, population, summary, what_changes, anonymous_allowed, supersedes_id } = policy
  const [form, setForm] = useState({ title, population, summary, what_changes, anonymous_allowed, supersedes_id })
  const change = useChangePolicy(policy)
  const isOpen = policy.state !== 'draft'
  const send = (event: FormEvent) => {
    event.preventDefault()
    const edit = isOpen ? { summary: form.summary, what_changes: form.what_changes } : form
    if (isWhole(form)) change.mutate(edit, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.texts}</b>} size="lg" closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <PolicyFields form={form} onPut={(part) => setForm({ ...form, ...part })} isOpen={isOpen} />
        <ProblemNotice error={change.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole(form)} loading={change.isPending}>{list.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
