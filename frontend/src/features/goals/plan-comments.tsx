/** What the two sides write to each other about a plan. */
import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { momentShort } from '@/lib/format'

import { planMessages } from './plan-messages'
import { commentsQuery, useComment } from './plan-queries'

export function PlanComments({ planId, may }: { planId: string; may: boolean }) {
  const t = useMessages(planMessages)
  const language = useLanguage()
  const comments = useQuery(commentsQuery(planId))
  const comment = useComment(planId)
  const [text, setText, forget] = useStoredState(`sk-talk-${planId}`, '')
  if (!may && comments.data?.items.length === 0) return null
  return (
    <section className="card no-print" aria-labelledby="percakapan">
      <header><h2 id="percakapan">{t.talk}</h2></header>
      <ul className="rows">
        {comments.data?.items.map((one) => (
          <li key={one.id}>
            <p style={{ margin: 0 }}>{one.text}</p>
            <p className="tiny dim" style={{ margin: 0 }}>{one.author_name}, {momentShort(one.created_at, language)}</p>
          </li>
        ))}
      </ul>
      {may && (
        <div className="card-body stack-sm" style={{ borderTop: '1px solid var(--sk-line)' }}>
          <Textarea label={t.talkLabel} value={text} minRows={2} onChange={(event) => setText(event.currentTarget.value)} />
          <ProblemNotice error={comment.error} />
          <div>
            <Button variant="default" size="sm" disabled={text.trim() === ''} loading={comment.isPending} onClick={() => comment.mutate(text, { onSuccess: () => { setText(''); forget() } })}>{t.send}</Button>
          </div>
        </div>
      )}
    </section>
  )
}
