/** `/tim`: the heading is the answer; what waits for my decision comes first, with one thing to do. */
import { Button, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { usePeriod } from '@/lib/session'

import { NeedCard } from './need-card'
import { Members } from './team-members'
import { teamMessages } from './team-messages'
import { type Line, teamQuery } from './team-queries'

/** A list that fits a glance needs no search. */
const GLANCE = 12
const DECISIONS = new Set(['plan_to_agree', 'evidence_to_judge', 'to_rate'])

const isDecision = (line: Line) => line.need !== null && DECISIONS.has(line.need)
const isReportMissing = (line: Line) => line.need === 'not_reported'
const isConcern = (line: Line) => line.need !== null && !isDecision(line) && !isReportMissing(line)

export function TeamPage() {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  const { period } = usePeriod()
  const { data } = useSuspenseQuery(teamQuery(period.id))
  const [q, setQ] = useState('')
  const wanted = q.trim().toLowerCase()
  const lines = data.items.filter((line) => line.employee.name.toLowerCase().includes(wanted))
  const decisions = lines.filter(isDecision)
  const concerns = lines.filter(isConcern)
  const missing = lines.filter(isReportMissing)
  const fine = lines.filter((line) => line.need === null)
  const counts = t.counts(data.items.filter(isDecision).length, data.items.filter(isReportMissing).length, data.items.filter(isConcern).length)
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
      <PageHead title={t.answer(data.heading.need, data.heading.total)} documentTitle={t.title}>
        {periodName(period.id, language)}. {counts}
      </PageHead>
      <div className="stack">
        {data.items.length > GLANCE && (
          <div role="search" style={{ maxWidth: 420 }}>
            <TextInput type="search" label={t.search} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
          </div>
        )}
        {lines.length === 0 && <section className="card"><Empty title={t.nobody(q.trim())}><Button variant="default" size="sm" onClick={() => setQ('')}>{t.clear}</Button></Empty></section>}
        <NeedCard title={t.decisions} lines={decisions} periodId={period.id} turn />
        <NeedCard title={t.concerns} lines={concerns} periodId={period.id} turn={decisions.length === 0} />
        <Members title={t.missing} lines={missing} periodId={period.id} />
        <Members title={t.fine} lines={fine} periodId={period.id} />
      </div>
    </>
  )
}
