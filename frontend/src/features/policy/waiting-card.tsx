/** What waits for an answer: one by one, or several grouped to be answered together. */
import { Button, Checkbox } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Empty } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { adoptionMessages } from './adoption-messages'
import { AnswerDialog } from './answer-dialog'
import { CommentRow, VoiceRow } from './comment-row'
import { type Answered, commentsQuery, useHide, useMakeCluster, voicesQuery } from './talk-queries'
import { TextDialog } from './text-dialog'

type Act = { what: Answered; about: string; kind: 'answer' | 'hide' }

export function WaitingCard({ policyId }: { policyId: string }) {
  const t = useMessages(adoptionMessages)
  const { data: comments } = useSuspenseQuery(commentsQuery(policyId, { unanswered: true }))
  const { data: voices } = useSuspenseQuery(voicesQuery(policyId, { unanswered: true }))
  const [chosen, setChosen] = useState<string[]>([])
  const [groups, setGroups] = useState(false)
  const [act, setAct] = useState<Act | null>(null)
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const acts = (what: Answered, about: string) => (
    <>
      <Button size="sm" aria-label={t.answerOf(about)} onClick={() => setAct({ what, about, kind: 'answer' })}>{t.answer}</Button>
      <Button size="sm" variant="default" onClick={() => setAct({ what, about, kind: 'hide' })}>{t.hide}</Button>
      <Checkbox label={t.pick} aria-label={t.choose(about)} checked={chosen.includes(what.id)} onChange={() => toggle(what.id)} />
    </>
  )
  return (
    <section className="card" aria-label={t.waiting}>
      <header><div><h2>{t.waiting}</h2></div>{chosen.length > 1 && <Button size="sm" variant="default" onClick={() => setGroups(true)}>{t.group(chosen.length)}</Button>}</header>
      {comments.items.length + voices.items.length === 0 && <Empty title={t.none} />}
      <ul className="rows">
        {comments.items.map((one) => <li key={one.id}><CommentRow comment={one} policyId={policyId} acts={acts({ id: one.id, version: one.version, of: 'comments' }, one.text ?? '')} /></li>)}
        {voices.items.map((one) => <li key={one.id}><VoiceRow voice={one} acts={acts({ id: one.id, version: one.version, of: 'voices' }, one.text ?? '')} /></li>)}
      </ul>
      {groups && <GroupDialog policyId={policyId} comments={comments.items.map((one) => one.id).filter((id) => chosen.includes(id))} voices={voices.items.map((one) => one.id).filter((id) => chosen.includes(id))} onClose={() => { setGroups(false); setChosen([]) }} />}
      {act?.kind === 'answer' && <AnswerDialog what={act.what} about={act.about} onClose={() => setAct(null)} />}
      {act?.kind === 'hide' && <HideDialog what={act.what} onClose={() => setAct(null)} />}
    </section>
  )
}

type GroupDialogProps = { policyId: string; comments: string[]; voices: string[]; onClose: () => void }

function GroupDialog({ policyId, comments, voices, onClose }: GroupDialogProps) {
  const t = useMessages(adoptionMessages)
  const make = useMakeCluster(policyId)
  return <TextDialog title={t.groupTitle} label={t.groupName} hint={t.groupHint} act={t.make} error={make.error} busy={make.isPending} onSend={(name) => make.mutate({ name, comment_ids: comments, voice_ids: voices }, { onSuccess: onClose })} onClose={onClose} />
}

function HideDialog({ what, onClose }: { what: Answered; onClose: () => void }) {
  const t = useMessages(adoptionMessages)
  const hide = useHide()
  return <TextDialog title={t.hideTitle} lead={t.hideLead} label={t.hideReason} act={t.hide} danger error={hide.error} busy={hide.isPending} onSend={(reason) => hide.mutate({ what, reason }, { onSuccess: onClose })} onClose={onClose} />
}
