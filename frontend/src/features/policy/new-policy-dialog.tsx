/** Begins a policy, and leads on to its paragraphs. */
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { listMessages } from './list-messages'
import { EMPTY, isWhole, PolicyFields } from './policy-fields'
import { useDraftPolicy } from './policy-queries'

export function NewPolicyDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(listMessages)
  const common = useMessages(commonMessages)
  const navigate = useNavigate()
  const [form, setForm] = useState(EMPTY)
  const draft = useDraftPolicy()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole(form)) draft.mutate(form, { onSuccess: ({ id }) => void navigate({ to: '/kebijakan/$policyId/susun', params: { policyId: id } }) })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.newTitle}</b>} size="lg" closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <PolicyFields form={form} onPut={(part) => setForm({ ...form, ...part })} />
        <ProblemNotice error={draft.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole(form)} loading={draft.isPending}>{t.make}</Button>
        </div>
      </form>
    </Dialog>
  )
}
