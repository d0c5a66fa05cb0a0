/** `/tim`: the heading is the answer; who needs me comes first, with everything they need and one act. */
import { Button, TextInput } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { usePeriod } from '@/lib/session'
import { tasksQuery } from '@/lib/tasks'

import { Elsewhere } from './elsewhere'
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
  const { period: current } = usePeriod()
  const { periode = current.id } = useSearch({ from: '/tim' })
  const { data } = useSuspenseQuery(teamQuery(periode))
  const tasks = useQuery(tasksQuery)
  const earlier = earlierTasks(tasks.data?.items ?? [], periode)
  const [q, setQ] = useState('')
  const wanted = q.trim().toLowerCase()
  const lines = data.items.filter((line) => line.employee.name.toLowerCase().includes(wanted))
  const { need, total, help, decide, theirs } = data.heading
  if (data.items.length === 0) {
    return (
      <>
        <PageHead title={t.title} />
        <Elsewhere periods={data.elsewhere} />
        {data.elsewhere.length === 0 && <section className="card"><Empty title={t.none}>{t.noneMore}</Empty></section>}
      </>
    )
  }
  return (
    <>
      <PageHead title={need === 0 && earlier.length > 0 ? t.onlyEarlier : t.answer(need, total)} documentTitle={t.title}>
        {periodName(periode, language)}. {t.counts(help, decide, theirs)}
      </PageHead>
      <div className="stack">
        <Elsewhere periods={data.elsewhere} />
        <EarlierTurns tasks={earlier} />
        {data.items.length > GLANCE && (
          <div role="search" style={{ maxWidth: 420 }}>
            <TextInput type="search" label={t.search} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
          </div>
        )}
        {lines.length === 0 && <section className="card"><Empty title={t.nobody(q.trim())}><Button variant="default" size="sm" onClick={() => setQ('')}>{t.clear}</Button></Empty></section>}
        <NeedCard title={t.needMe} lines={lines.filter((line) => line.group === 'help' || line.group === 'decide')} periodId={periode} />
        <Members title={t.theirs} lines={lines.filter((line) => line.group === 'theirs')} periodId={periode} />
        <Members title={need + theirs === 0 ? t.all : t.rest} lines={lines.filter((line) => line.group === 'rest')} periodId={periode} />
      </div>
    </>
  )
}
