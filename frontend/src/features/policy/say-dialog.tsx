/** A comment, a question or an amendment on a paragraph, with one's name or, where that is allowed, without. */
import { Button, Checkbox, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { Choice } from '@/components/choice'
import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'

import type { Policy } from './policy-queries'
import { talkMessages } from './talk-messages'
import { type CommentKind, ownVoiceQuery, useComment, useSpeak } from './talk-queries'

const KINDS: readonly CommentKind[] = ['comment', 'question', 'amendment']
const SHORTEST = 3
/** What is sealed without a name always has the same size. */
const LONGEST = { named: 4000, unnamed: 1200 }

type SayDialogProps = { policy: Policy; anonymous: boolean; anchor: string; onClose: () => void }

export function SayDialog({ policy, anonymous, anchor, onClose }: SayDialogProps) {
  const t = useMessages(talkMessages)
  const common = useMessages(commonMessages)
  const textOf = (of: string) => policy.paragraphs.find((one) => one.anchor === of)?.text ?? ''
  const [form, setForm] = useState({ anchor, kind: 'comment' as CommentKind, text: '', proposed: textOf(anchor), unnamed: false })
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const comment = useComment(policy.id)
  const speak = useSpeak(policy.id)
  const own = useQuery({ ...ownVoiceQuery(policy.id), enabled: anonymous })
  const isAmendment = form.kind === 'amendment'
  const unnamed = form.unnamed && !isAmendment
  const isWhole = form.text.trim().length >= SHORTEST && (!isAmendment || (form.proposed.trim().length >= SHORTEST && form.proposed.trim() !== textOf(form.anchor)))
  const done = comment.isSuccess || speak.isSuccess
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole) return
    if (unnamed && form.kind !== 'amendment') speak.mutate({ anchor: form.anchor, kind: form.kind, text: form.text.trim() })
    else comment.mutate({ anchor: form.anchor, draft: { kind: form.kind, text: form.text.trim(), proposed_text: isAmendment ? form.proposed.trim() : null } })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.dialog}</b>} size="lg" closeButtonProps={{ 'aria-label': common.close }}>
      {done ? (
        <div className="stack" role="status">
          <p>{t.thanks}</p>
          <div className="line end"><Button onClick={onClose}>{common.close}</Button></div>
        </div>
      ) : (
        <form className="stack" onSubmit={send}>
          <SelectField label={t.paragraph} value={form.anchor} onChange={(next) => put({ anchor: next, proposed: textOf(next) })}>
            {policy.paragraphs.map((one, at) => <option key={one.anchor} value={one.anchor}>{`${at + 1}. ${one.text}`}</option>)}
          </SelectField>
          <Choice label={t.kind} value={form.kind} options={KINDS} words={t.kinds} onChange={(kind) => put({ kind })} />
          {isAmendment && <Textarea label={t.proposed} description={t.proposedHint} autosize minRows={3} maxLength={LONGEST.named} value={form.proposed} onChange={(event) => put({ proposed: event.currentTarget.value })} />}
          <Textarea label={t.text[form.kind]} autosize minRows={3} maxLength={unnamed ? LONGEST.unnamed : LONGEST.named} required withAsterisk={false} value={form.text} onChange={(event) => put({ text: event.currentTarget.value })} />
          {anonymous && !isAmendment && <Checkbox label={t.unnamedLabel} checked={form.unnamed} onChange={(event) => put({ unnamed: event.currentTarget.checked })} />}
          <p className="box small">{unnamed ? t.unnamedPromise : t.namedPromise}</p>
          {unnamed && own.data?.mine.anchor && <p className="small dim">{t.waitingVoice}</p>}
          <ProblemNotice error={comment.error ?? speak.error} />
          <div className="line end">
            <Button variant="default" onClick={onClose}>{common.cancel}</Button>
            <Button type="submit" disabled={!isWhole} loading={comment.isPending || speak.isPending}>{t.send}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
