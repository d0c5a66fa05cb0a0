/** `/realisasi/:plan/:period`: empty indicators first, done ones folded, one button, a receipt. */
import { Button } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Fragment, useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Deadline, SeenBy } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { stored, useStoredState } from '@/lib/device-storage'
import { isSame } from '@/lib/draft-line'
import { periodName } from '@/lib/period'
import { planQuery } from '@/lib/plans'
import { type ReportedIndicator, reportQuery } from '@/lib/reports'
import { useMe, useToday } from '@/lib/session'

import { IndicatorCard } from './indicator-card'
import { ReceiptCard } from './receipt-card'
import { type Entries, type Entry, linesOf } from './report-entries'
import { reportMessages } from './report-messages'
import { useSendReport } from './report-queries'

const route = getRouteApi('/realisasi/$planId/$periodId')

export function ReportPage() {
  const t = useMessages(reportMessages)
  const { planId, periodId } = route.useParams()
  const { bukti } = route.useSearch()
  const { data } = useSuspenseQuery(reportQuery(planId, periodId))
  const today = useToday()
  const place = `sk-report-${planId}-${periodId}`
  const [entries, setEntries, forget] = useStoredState<Entries>(place, {})
  const send = useSendReport(planId, periodId)
  const [open, setOpen] = useState<Record<string, boolean>>({})

  const lines = linesOf(entries, data.indicators)
  const todo = data.indicators.filter((one) => one.achievement === null)
  const ready = data.indicators.filter((one) => one.achievement !== null)
  const at = data.indicators.find((one) => one.evidence.some(({ id }) => id === bukti))?.id
  const opened = (indicator: ReportedIndicator) => (indicator.id === at ? (bukti ?? null) : null)
  const mayReport = data.may.includes('report')
  const set = (id: string, entry: Entry) => setEntries({ ...entries, [id]: entry })
  /** What was typed while the answer was on its way is not in it, and stays. */
  const submit = () =>
    send.mutate(lines, {
      onSuccess: () => {
        const now = Object.entries(stored<Entries>(place, {}))
        const left = now.filter(([id, entry]) => !isSame(entry, entries[id]))
        setEntries(Object.fromEntries(left))
        if (left.length === 0) forget()
        setOpen({})
      },
    })
  const again = () => send.reset()
  const title = useTitle(planId, periodId, mayReport)

  /** Who reports begins with what is open; who checks evidence, with what has some. */
  const unreported = todo.length > 0 && (
    <Fragment key="todo">
      <h2 className={ready.length > 0 ? undefined : 'visually-hidden'} style={{ margin: 0 }}>{t.todo}</h2>
      {todo.map((indicator) => (
        <IndicatorCard key={indicator.id} planId={planId} periodId={periodId} indicator={indicator} may={data.may} entry={entries[indicator.id]} editing={mayReport} opened={opened(indicator)} onEntry={(entry) => set(indicator.id, entry)} />
      ))}
    </Fragment>
  )
  const reported = ready.length > 0 && (
    <Fragment key="ready">
      <h2 style={{ margin: '8px 0 0' }}>{t.ready}</h2>
      {ready.map((indicator) => (
        <IndicatorCard
          key={indicator.id}
          planId={planId}
          periodId={periodId}
          indicator={indicator}
          may={data.may}
          entry={entries[indicator.id]}
          opened={opened(indicator)}
          editing={mayReport && (open[indicator.id] === true || entries[indicator.id] !== undefined)}
          onEdit={mayReport && indicator.achievement?.state === 'reported' ? () => setOpen({ ...open, [indicator.id]: true }) : undefined}
          onEntry={(entry) => set(indicator.id, entry)}
        />
      ))}
    </Fragment>
  )

  if (send.data) return <ReceiptCard receipt={send.data} onMore={again} />
  return (
    <>
      <PageHead title={title} aside={mayReport && <Deadline on={data.report_due_on} today={today} />}>
        {todo.length > 0 && t.filled(data.reported, data.indicators.length)} {t.left(todo.length)}
      </PageHead>
      {!mayReport && !data.may.includes('judge') && <div className="box" style={{ marginBottom: 16 }}>{data.state === 'open' ? t.onlyRead : t.closed}</div>}
      <div className="stack" style={{ maxWidth: 860 }}>
        {data.may.includes('judge') ? [reported, unreported] : [unreported, reported]}
        {mayReport && <SeenBy who={t.seen(data.assessor_name)} />}
      </div>
      {mayReport && (
        <div className="sticky-act">
          {send.error && <div className="whole-line"><ProblemNotice error={send.error} /></div>}
          {Object.keys(entries).length > 0 && <span className="small dim" role="status">{t.kept}</span>}
          <Button size="lg" disabled={lines.length === 0} loading={send.isPending} onClick={submit}>
            {lines.length === 0 ? t.sendNone : t.send(lines.length)}
          </Button>
        </div>
      )}
    </>
  )
}

/** Who reads somebody else's report sees whose it is. */
function useTitle(planId: string, periodId: number, mine: boolean) {
  const t = useMessages(reportMessages)
  const language = useLanguage()
  const me = useMe()
  const plan = useQuery({ ...planQuery(planId), enabled: !mine })
  const name = periodName(periodId, language)
  if (mine) return t.title(name)
  return plan.data && plan.data.employee.id !== me.id ? t.whose(name, plan.data.employee.name) : t.reached(name)
}
