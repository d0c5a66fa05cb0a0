/** What is said about one paragraph: in numbers, the amendment that most support, and all of it when asked for. */
import { Button } from '@mantine/core'
import { IconMessage, IconThumbUp } from '@tabler/icons-react'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { CommentRow } from './comment-row'
import { CommentsList } from './comments-list'
import type { Paragraph, Policy } from './policy-queries'
import { SayDialog } from './say-dialog'
import { talkMessages } from './talk-messages'
import { type ParagraphTalk, type Talk, useSupport } from './talk-queries'

type ParagraphTalkProps = { policy: Policy; paragraph: Paragraph; number: number; talk: Talk }

export function TalkOfParagraph({ policy, paragraph, number: place, talk }: ParagraphTalkProps) {
  const t = useMessages(talkMessages)
  const [says, setSays] = useState(false)
  const [reads, setReads] = useState(false)
  const mine = talk.paragraphs.find((one) => one.anchor === paragraph.anchor)
  if (!mine) return null
  return (
    <>
      {mine.top_amendment && !reads && (
        <div className="policy-said">
          <p><b>{t.top}</b></p>
          <CommentRow comment={mine.top_amendment} policyId={policy.id} />
        </div>
      )}
      <div className="line">
        <Support policyId={policy.id} talk={mine} place={place} open={talk.open} />
        <Count talk={mine} place={place} reads={reads} onToggle={() => setReads(!reads)} />
        {talk.open && <Button size="sm" variant="default" aria-label={t.sayOn(place)} onClick={() => setSays(true)}>{t.say}</Button>}
      </div>
      {reads && <CommentsList policyId={policy.id} anchor={paragraph.anchor} />}
      {says && <SayDialog policy={policy} anonymous={talk.anonymous_allowed} anchor={paragraph.anchor} onClose={() => setSays(false)} />}
    </>
  )
}

type SupportProps = { policyId: string; talk: ParagraphTalk; place: number; open: boolean }

function Support({ policyId, talk, place, open }: SupportProps) {
  const t = useMessages(talkMessages)
  const language = useLanguage()
  const support = useSupport(policyId)
  const many = number(talk.supports, language)
  if (!open) return <span className="small dim">{t.supporting(many)}</span>
  return (
    <>
      <Button size="sm" variant={talk.supported ? 'light' : 'default'} aria-pressed={talk.supported} loading={support.isPending} leftSection={<IconThumbUp size={18} stroke={1.8} aria-hidden="true" />} onClick={() => support.mutate({ anchor: talk.anchor, on: !talk.supported })}>
        {(talk.supported ? t.supported : t.support)(many)}<span className="visually-hidden"> {t.supportOf(place)}</span>
      </Button>
      <ProblemNotice error={support.error} />
    </>
  )
}

type CountProps = { talk: ParagraphTalk; place: number; reads: boolean; onToggle: () => void }

function Count({ talk, place, reads, onToggle }: CountProps) {
  const t = useMessages(talkMessages)
  const language = useLanguage()
  const said = talk.comments + talk.questions + talk.voices
  const parts = [t.said(number(said, language)), talk.amendments > 0 && t.proposals(number(talk.amendments, language))].filter(Boolean)
  return (
    <button type="button" className="like-link" aria-expanded={reads} aria-label={`${t.read(place)}: ${parts.join(', ')}`} onClick={onToggle}>
      <IconMessage size={16} stroke={1.8} aria-hidden="true" /> {parts.join(', ')}
    </button>
  )
}
