/** Adds evidence: a photo or file of the device, or a link. What is typed and picked stays when the dialog is closed. */
import { Button, TextInput } from '@mantine/core'
import { IconCamera, IconPaperclip } from '@tabler/icons-react'
import { type FormEvent, useId } from 'react'

import { Choice } from '@/components/choice'
import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { useLanguage, useMessages } from '@/i18n/language'
import { useKeptFile, useStoredState } from '@/lib/device-storage'
import { dateShort } from '@/lib/format'
import type { ReportedIndicator } from '@/lib/reports'
import { useToday } from '@/lib/session'

import { proposedTitle } from './evidence-title'
import { PickFile } from './pick-file'
import { reportMessages } from './report-messages'
import { type Evidence, useSendEvidence } from './report-queries'

const KINDS = ['file', 'link'] as const
const PHOTOS = 'image/jpeg,image/png,image/webp'
const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx'
const LARGEST = 20 * 1024 * 1024
const MB = 1024 * 1024

type Typed = { kind: (typeof KINDS)[number]; title: string | null; url: string }
type EvidenceFormProps = { planId: string; periodId: number; indicator: ReportedIndicator; replaces: Evidence | null; onClose: () => void }

export function EvidenceForm({ planId, periodId, indicator, replaces, onClose }: EvidenceFormProps) {
  const t = useMessages(reportMessages)
  const common = useMessages(commonMessages)
  const language = useLanguage()
  const today = useToday()
  const hinted = useId()
  const start: Typed = { kind: 'file', title: replaces?.title ?? null, url: '' }
  const place = `sk-evidence-${planId}-${replaces?.id ?? indicator.id}`
  const [typed, write, forget] = useStoredState<Typed>(place, start)
  const [file, keepFile] = useKeptFile(place)
  const send = useSendEvidence()
  const { kind, url } = typed
  const isTooLarge = file !== null && file.size > LARGEST && !PHOTOS.includes(file.type || '?')
  const title = typed.title ?? (kind === 'file' && file ? proposedTitle(file.name, t.photoTitle(indicator.text, dateShort(today, language))) : '')
  const isReady = title.trim().length >= 3 && (kind === 'link' ? url !== '' : file !== null && !isTooLarge)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const draft = { period_id: periodId, kind, title, url: kind === 'link' ? url : null, indicator_ids: replaces?.indicator_ids ?? [indicator.id], replaces_id: replaces?.id ?? null }
    send({ planId, draft, file: kind === 'file' ? file : null })
    forget()
    keepFile(null)
    onClose()
  }

  return (
    <Dialog opened onClose={onClose} title={<b>{replaces ? t.replaceEvidence : t.addEvidence}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form onSubmit={submit} className="stack">
        {replaces?.verdict_reason && <p className="box bad small" style={{ margin: 0 }}>{t.returnedFor(replaces.title, replaces.verdict_reason)}</p>}
        <Choice label={t.evidenceKind} value={kind} options={KINDS} words={{ link: t.link, file: t.file }} onChange={(next) => write({ ...typed, kind: next })} />
        {kind === 'link' ? (
          <TextInput label={t.linkLabel} description={t.linkHint} type="url" required withAsterisk={false} value={url} onChange={(e) => write({ ...typed, url: e.currentTarget.value })} />
        ) : (
          <div className="stack-sm">
            <div className="file-picks">
              <PickFile label={t.takePhoto} accept={PHOTOS} camera icon={IconCamera} describedBy={hinted} onPick={keepFile} />
              <PickFile label={common.chooseFile} accept={ACCEPTED} icon={IconPaperclip} describedBy={hinted} onPick={keepFile} />
            </div>
            <span id={hinted} className="tiny dim">{t.fileHint}</span>
            <div role={isTooLarge ? 'alert' : 'status'} className="small">
              {file && <span style={{ overflowWrap: 'anywhere' }}>{t.picked(file.name, megabytes(file.size, language))}</span>}
              {isTooLarge && <p className="box bad" style={{ margin: '6px 0 0' }}>{t.tooLarge}</p>}
            </div>
          </div>
        )}
        <TextInput label={t.evidenceTitle} description={t.evidenceTitleHint} required withAsterisk={false} minLength={3} maxLength={200} value={title} onChange={(e) => write({ ...typed, title: e.currentTarget.value })} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isReady}>{t.saveEvidence}</Button>
        </div>
      </form>
    </Dialog>
  )
}

const megabytes = (bytes: number, language: string) =>
  new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(Math.max(0.1, bytes / MB))
