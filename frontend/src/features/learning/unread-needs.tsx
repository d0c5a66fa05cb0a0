/** Needs were found that I do not know of yet. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { tasksQuery } from '@/lib/tasks'

import { useReadNeeds } from './learning-changes'
import { needMessages } from './need-messages'

export function UnreadNeeds({ employeeId }: { employeeId: string }) {
  const t = useMessages(needMessages).found
  const tasks = useQuery(tasksQuery)
  const read = useReadNeeds(employeeId)
  if (!tasks.data?.items.some((task) => task.kind === 'read_needs')) return null
  return (
    <section className="card turn" aria-labelledby="temuan">
      <header><h2 id="temuan">{t.title}</h2></header>
      <div className="card-body stack-sm">
        <p>{t.lead}</p>
        <ProblemNotice error={read.error} />
        <div className="line"><Button variant="default" loading={read.isPending} onClick={() => read.mutate()}>{t.read}</Button></div>
      </div>
    </section>
  )
}
