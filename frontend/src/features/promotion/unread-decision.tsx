/** A decision about me that I have not read yet. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull } from '@/lib/format'
import { tasksQuery } from '@/lib/tasks'

import { proposalMessages } from './proposal-messages'
import { proposalQuery, useReadDecision } from './proposal-queries'
import { stepName } from './rise'

export function UnreadDecisions() {
  const tasks = useQuery(tasksQuery)
  const unread = tasks.data?.items.filter((task) => task.kind === 'read_promotion') ?? []
  return unread.map((task) => <Unread key={task.id} id={task.subject_id} />)
}

function Unread({ id }: { id: string }) {
  const t = useMessages(proposalMessages)
  const language = useLanguage()
  const proposal = useQuery(proposalQuery(id))
  const read = useReadDecision()
  const last = proposal.data?.decisions.find((one) => one.outcome === proposal.data.state)
  if (!proposal.data || !last) return null
  const step = stepName(proposal.data.to_value)
  const news = last.outcome === 'accepted' ? t.news.accepted(step, dateFull(last.effective_on ?? '', language)) : t.news.refused(step)
  return (
    <section className="card turn" aria-label={news} style={{ marginBottom: 16 }}>
      <header><h2>{news}</h2></header>
      <div className="card-body stack-sm">
        <p>{last.number && last.decided_on && t.numbered(last.number, dateFull(last.decided_on, language))} {last.reason && `“${last.reason}”`}</p>
        <ProblemNotice error={read.error} />
        <div className="line"><Button loading={read.isPending} onClick={() => read.mutate(id)}>{t.read}</Button></div>
      </div>
    </section>
  )
}
