/** `/tim`: the heading is the answer; who needs me comes first, with everything they need and one act. */
import { Button, TextInput } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { usePeriod } from '@/lib/session'
import { tasksQuery } from '@/lib/tasks'

import { EarlierTurns, earlierTasks } from './earlier-turns'
import { NeedCard } from './need-card'
import { Members } from './team-members'
import { teamMessages } from './team-messages'
import { teamQuery } from './team-queries'

/** A list that fits a glance needs no search. */
const GLANCE = 12

export function TeamPage() {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  const { period } = usePeriod()
  const { data } = useSuspenseQuery(teamQuery(period.id))
  const tasks = useQuery(tasksQuery)
  const earlier = earlierTasks(tasks.data?.items ?? [], period.id)
  const [q, setQ] = useState('')
  const wanted = q.trim().toLowerCase()
  const lines = data.items.filter((line) => line.employee.name.toLowerCase().includes(wanted))
  const { need, total, help, decide, theirs } = data.heading
  if (data.items.length === 0) {
    return (
      <>
        <PageHead title={t.title} />
        <section className="card"><Empty title={t.none}>{t.noneMore}</Empty></section>
      </>
    )
  }
  return (
    <>
      <PageHead title={need === 0 && earlier.length > 0 ? t.onlyEarlier : t.answer(need, total)} documentTitle={t.title}>
        {periodName(period.id, language)}. {t.counts(help, decide, theirs)}
      </PageHead>
      <div className="stack">
        <EarlierTurns tasks={earlier} />
        {data.items.length > GLANCE && (
          <div role="search" style={{ maxWidth: 420 }}>
            <TextInput type="search" label={t.search} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
          </div>
        )}
        {lines.length === 0 && <section className="card"><Empty title={t.nobody(q.trim())}><Button variant="default" size="sm" onClick={() => setQ('')}>{t.clear}</Button></Empty></section>}
        <NeedCard title={t.needMe} lines={lines.filter((line) => line.group === 'help' || line.group === 'decide')} periodId={period.id} />
        <Members title={t.theirs} lines={lines.filter((line) => line.group === 'theirs')} periodId={period.id} />
        <Members title={need + theirs === 0 ? t.all : t.rest} lines={lines.filter((line) => line.group === 'rest')} periodId={period.id} />
      </div>
    </>
  )
}
