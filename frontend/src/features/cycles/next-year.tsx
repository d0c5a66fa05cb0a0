/** The year that is made next: as the rules propose it, made once. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import { periodName } from '@/lib/period'
import { useToday } from '@/lib/session'

import { scheduleMessages } from './schedule-messages'
import { proposalQuery, useMakeYear } from './schedule-queries'

type NextYearProps = { years: number[]; onMade: (cycleId: number) => void }

export function NextYear({ years, onMade }: NextYearProps) {
  const t = useMessages(scheduleMessages)
  const [asked, setAsked] = useState(false)
  const make = useMakeYear()
  const today = Number(useToday().slice(0, 4))
  const year = [today, today + 1].find((one) => !years.includes(one))
  const made = <span role="status">{make.isSuccess && t.yearMade(make.data.year)}</span>
  if (year === undefined) return made
  return (
    <section className="card card-body stack-sm" aria-label={t.nextYear(year)}>
      <p style={{ margin: 0 }}><b>{t.nextYear(year)}</b></p>
      <p className="dim" style={{ margin: 0 }}>{t.nextYearMore}</p>
      <ProblemNotice error={make.error} />
      <div className="line"><Button variant="default" onClick={() => setAsked(true)}>{t.makeYear(year)}</Button>{made}</div>
      {asked && (
        <Confirm
          opened
          title={t.makeYearAsk(year)}
          act={t.makeYear(year)}
          busy={make.isPending}
          onClose={() => setAsked(false)}
          onAct={() => make.mutate(year, { onSuccess: (cycle) => onMade(cycle.id), onSettled: () => setAsked(false) })}
        >
          <Proposal year={year} />
        </Confirm>
      )}
    </section>
  )
}

function Proposal({ year }: { year: number }) {
  const t = useMessages(scheduleMessages)
  const language = useLanguage()
  const proposal = useQuery(proposalQuery(year))
  const day = (iso: string) => dateShort(iso, language)
  if (proposal.isPending) return <Loading lines={2} />
  if (proposal.isError) return <ProblemNotice error={proposal.error} />
  return (
    <>
      <p style={{ margin: 0 }}>{t.proposed} {t.planning(day(proposal.data.planning_due_on))}</p>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {proposal.data.periods.map((one) => <li key={one.id}><b>{periodName(one.id, language)}.</b> {t.dates(day(one.report_due_on), day(one.evaluate_due_on))}</li>)}
      </ul>
    </>
  )
}
