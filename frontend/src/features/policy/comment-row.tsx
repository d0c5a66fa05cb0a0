/** Something that was said, with its answer; of an amendment the difference. */
import { Button } from '@mantine/core'
import { IconCheck, IconThumbUp, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'

import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { Difference } from './difference'
import { talkMessages } from './talk-messages'
import { type Comment, useSupport, type Verdict, type Voice } from './talk-queries'

type CommentRowProps = { comment: Comment; policyId: string; acts?: ReactNode }

export function CommentRow({ comment, policyId, acts }: CommentRowProps) {
  const t = useMessages(talkMessages)
  const who = [comment.author_name, comment.position, comment.agency].filter(Boolean).join(', ')
  return (
    <div className="stack-sm">
      <p><b>{t.kinds[comment.kind]}</b> <span className="dim">· {who}</span></p>
      {comment.parts.length > 0 && <p><Difference parts={comment.parts} /></p>}
      {comment.text !== null && <p className="written">{comment.kind === 'amendment' && <span className="dim">{t.reason} </span>}{comment.text}</p>}
      <Hidden reason={comment.hidden_reason} />
      <AnswerLine answer={comment.answer} />
      <div className="line"><SupportOf comment={comment} policyId={policyId} />{acts}</div>
    </div>
  )
}

export function VoiceRow({ voice, acts }: { voice: Voice; acts?: ReactNode }) {
  const t = useMessages(talkMessages)
  return (
    <div className="stack-sm">
      <p><b>{t.kinds[voice.kind]}</b> <span className="dim">· {t.unnamed}</span></p>
      {voice.text !== null && <p className="written">{voice.text}</p>}
      <Hidden reason={voice.hidden_reason} />
      <AnswerLine answer={voice.answer} />
      {acts && <div className="line">{acts}</div>}
    </div>
  )
}

function Hidden({ reason }: { reason: string | null }) {
  const t = useMessages(talkMessages)
  return reason === null ? null : <p className="small dim">{t.hidden(reason)}</p>
}

function AnswerLine({ answer }: { answer: Comment['answer'] }) {
  const t = useMessages(talkMessages)
  if (answer === null) return null
  return (
    <p className="written"><VerdictChip verdict={answer.verdict} /> <b>{t.answered(answer.cluster)}:</b> {answer.answer}</p>
  )
}

const CHIPS = { accepted: 'note', partly: 'warn', rejected: 'bad' } as const

export function VerdictChip({ verdict }: { verdict: Verdict }) {
  const t = useMessages(talkMessages)
  const Icon = verdict === 'rejected' ? IconX : IconCheck
  return <span className={`chip ${CHIPS[verdict]}`}><Icon size={16} stroke={2} aria-hidden="true" />{t.verdicts[verdict]}</span>
}

function SupportOf({ comment, policyId }: { comment: Comment; policyId: string }) {
  const t = useMessages(talkMessages)
  const language = useLanguage()
  const support = useSupport(policyId)
  const many = number(comment.supports, language)
  if (!comment.may.includes('support')) return comment.supports > 0 ? <span className="small dim">{t.supporting(many)}</span> : null
  return (
    <Button size="sm" variant={comment.supported ? 'light' : 'default'} aria-pressed={comment.supported} loading={support.isPending} leftSection={<IconThumbUp size={18} stroke={1.8} aria-hidden="true" />} onClick={() => support.mutate({ commentId: comment.id, on: !comment.supported })}>
      {(comment.supported ? t.supported : t.support)(many)}
    </Button>
  )
}
