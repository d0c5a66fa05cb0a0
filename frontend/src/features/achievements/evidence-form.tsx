/** Adds evidence: a link, or a file from the device. */
import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { Choice } from '@/components/choice'
import { commonMessages } from '@/components/common-messages'
import { FileField } from '@/components/file-field'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { reportMessages } from './report-messages'
import { type Evidence, useSubmitEvidence } from './report-queries'

const KINDS = ['link', 'file'] as const
const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx'

type EvidenceFormProps = { planId: string; periodId: number; indicatorId: string; replaces: Evidence | null; onClose: () => void }

export function EvidenceForm({ planId, periodId, indicatorId, replaces, onClose }: EvidenceFormProps) {
  const t = useMessages(reportMessages)
  const common = useMessages(commonMessages)
  const [kind, setKind] = useState<'link' | 'file'>('link')
  const [title, setTitle] = useState(replaces?.title ?? '')
  const [url, setUrl] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const submit = useSubmitEvidence(planId)
  const indicators = replaces ? replaces.indicator_ids : [indicatorId]

  const send = (event: FormEvent) => {
    event.preventDefault()
    submit.mutate(
      {
        draft: { period_id: periodId, kind, title, url: kind === 'link' ? url : null, indicator_ids: indicators, replaces_id: replaces?.id ?? null },
        file: kind === 'file' ? file : null,
      },
      { onSuccess: onClose },
    )
  }

  return (
    <Modal opened onClose={onClose} title={<b>{replaces ? t.replaceEvidence : t.addEvidence}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form onSubmit={send} className="stack">
        <TextInput label={t.evidenceTitle} description={t.evidenceTitleHint} required withAsterisk={false} minLength={3} value={title} onChange={(e) => setTitle(e.currentTarget.value)} />
        <Choice label={t.evidenceKind} value={kind} options={KINDS} words={{ link: t.link, file: t.file }} onChange={setKind} />
        {kind === 'link' ? (
          <TextInput label={t.linkLabel} description={t.linkHint} type="url" required withAsterisk={false} value={url} onChange={(e) => setUrl(e.currentTarget.value)} />
        ) : (
          <FileField label={t.fileLabel} hint={t.fileHint} accept={ACCEPTED} file={file} onChange={setFile} />
        )}
        <ProblemNotice error={submit.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" loading={submit.isPending}>{t.saveEvidence}</Button>
        </div>
      </form>
    </Modal>
  )
}
