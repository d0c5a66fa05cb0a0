/** Everything that is said about a paragraph, the most supported first; without names at the end. */
import { useQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { CommentRow, VoiceRow } from './comment-row'
import { talkMessages } from './talk-messages'
import { commentsQuery, voicesQuery } from './talk-queries'

type CommentsListProps = { policyId: string; anchor: string }

export function CommentsList({ policyId, anchor }: CommentsListProps) {
  const t = useMessages(talkMessages)
  const comments = useQuery(commentsQuery(policyId, { anchor }))
  const voices = useQuery(voicesQuery(policyId, { anchor }))
  const error = comments.error ?? voices.error
  if (error) return <ProblemNotice error={error} onRetry={() => { void comments.refetch(); void voices.refetch() }} />
  if (!comments.data || !voices.data) return <Loading lines={2} />
  if (comments.data.items.length + voices.data.items.length === 0) return <p className="small dim">{t.nobody}</p>
  return (
    <ul className="policy-talk">
      {comments.data.items.map((one) => <li key={one.id} className="policy-said"><CommentRow comment={one} policyId={policyId} /></li>)}
      {voices.data.items.map((one) => <li key={one.id} className="policy-said"><VoiceRow voice={one} /></li>)}
    </ul>
  )
}
