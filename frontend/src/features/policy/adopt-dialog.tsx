/** The decision on a policy: its number, who signed it, from when it holds. */
import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { WhatItDoes } from './adopt-card'
import { adoptionMessages } from './adoption-messages'
import { type AdoptionPreview, useAdopt } from './adoption-queries'
import type { Policy } from './policy-queries'

type AdoptDialogProps = { policy: Policy; preview: AdoptionPreview; onClose: () => void }

export function AdoptDialog({ policy, preview, onClose }: AdoptDialogProps) {
  const t = useMessages(adoptionMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const navigate = useNavigate()
  const first = preview.rules.map((one) => one.effective_from).sort()[0]
  const [form, setForm] = useState({ decision_no: '', signer: '', decided_on: today, effective_from: first ?? '', review_on: '' })
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const adopt = useAdopt(policy)
  const isWhole = form.decision_no.trim() !== '' && form.signer.trim() !== '' && form.decided_on !== '' && form.effective_from !== ''
  const send = (event: FormEvent) => {
    event.preventDefault()
    const draft = { ...form, decision_no: form.decision_no.trim(), signer: form.signer.trim(), review_on: form.review_on || null }
    if (isWhole) adopt.mutate(draft, { onSuccess: () => void navigate({ to: '/kebijakan/$policyId/hasil', params: { policyId: policy.id } }) })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.adoptTitle}</b>} size="lg" closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <WhatItDoes policy={policy} preview={preview} />
        <div className="line fields top">
          <TextInput label={t.number} required withAsterisk={false} maxLength={200} data-autofocus value={form.decision_no} onChange={(event) => put({ decision_no: event.currentTarget.value })} />
          <TextInput label={t.signer} required withAsterisk={false} maxLength={200} value={form.signer} onChange={(event) => put({ signer: event.currentTarget.value })} />
        </div>
        <div className="line fields top">
          <DateField label={t.decidedOn} required max={today} value={form.decided_on} onChange={(decided_on) => put({ decided_on })} />
          <DateField label={t.effective} required value={form.effective_from} onChange={(effective_from) => put({ effective_from })} />
          <DateField label={t.review} value={form.review_on} onChange={(review_on) => put({ review_on })} />
        </div>
        <ProblemNotice error={adopt.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={adopt.isPending}>{t.adopt}</Button>
        </div>
      </form>
    </Dialog>
  )
}
