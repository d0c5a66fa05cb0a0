/** `/skp/:id`: a plan whole; written by its owner, read and agreed by the assessor. */
import { Anchor } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Fragment, useEffect, useRef, useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { PersonLine, TurnChip } from '@/components/people'
import { Readers } from '@/components/readers'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, postIn } from '@/lib/format'
import { type Plan, planQuery } from '@/lib/plans'
import { periodQuery, useMe } from '@/lib/session'

import { BehaviourCard } from './behaviour-card'
import { GoalsCard } from './goals-card'
import { PlanComments } from './plan-comments'
import { planMessages } from './plan-messages'
import { PlanSteps } from './plan-steps'
import { SupportsCard } from './supports-card'

const route = getRouteApi('/skp/$planId')

export function PlanPage() {
  const t = useMessages(planMessages)
  const language = useLanguage()
  const { planId } = route.useParams()
  const { data: plan } = useSuspenseQuery(planQuery(planId))
  const me = useMe()
  /** What is not sent opens when its card begins anew. */
  const [round, setRound] = useState(0)
  const cards = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (round > 0) cards.current?.querySelector('textarea')?.focus()
  }, [round])
  const edits = plan.may.includes('edit')
  const lacking = linesOf(plan.missing, t.lacks)
  const hinted = linesOf(plan.hints, t.hints)
  return (
    <>
      <PageHead
        title={`SKP ${Math.floor(plan.cycle_id / 10)}, ${plan.employee.name}`}
        aside={
          <ButtonLink to="/skp/$planId/cetak" params={{ planId: plan.id }} variant="default" size="sm" className="no-print" leftSection={<IconPrinter size={18} stroke={1.8} aria-hidden="true" />}>
            {t.print}
          </ButtonLink>
        }
      >
        {plan.title}. {dateShort(plan.starts_on, language)} – {dateShort(plan.ends_on, language)}
      </PageHead>
      <div className="two">
        <div className="stack" ref={cards}>
          {plan.state === 'returned' && plan.return_note && (
            <div className="box bad">
              <p><b>{t.returned}</b></p>
              <p>{plan.return_note}</p>
            </div>
          )}
          <Fragment key={round}>
            <GoalsCard plan={plan} edits={edits} />
            <BehaviourCard plan={plan} writes={plan.may.includes('expect')} edits={edits} />
            <SupportsCard plan={plan} edits={edits} />
          </Fragment>
        </div>
        <div className="stack">
          <section className="card card-body stack">
            <div className="line">
              <span className={plan.state === 'agreed' ? 'chip note' : plan.state === 'returned' ? 'chip bad' : 'chip'}>{t.state[plan.state]}</span>
              {plan.revision > 0 && <span className="small dim">{t.version(plan.revision)}</span>}
              {(plan.may.includes('submit') || plan.may.includes('agree')) && <TurnChip />}
            </div>
            <div>
              <div className="tiny dim">{t.employee}</div>
              <PersonLine {...plan.employee} post={postIn(plan.employee.position, plan.employee.unit_name)} />
              {plan.employee.id !== me.id && <TextLink to="/karier/$employeeId" params={{ employeeId: plan.employee.id }} className="no-print">{t.career}</TextLink>}
            </div>
            <div>
              <div className="tiny dim">{t.assessor}</div>
              <PersonLine {...plan.assessor} post={postIn(plan.assessor.position, plan.assessor.unit_name)} />
            </div>
            {edits && lacking.length > 0 && <Findings kind="warn" title={t.missing} lines={lacking} />}
            {(edits || plan.may.includes('agree')) && hinted.length > 0 && <Findings kind="note" title={t.hint} lines={hinted} />}
            {plan.state === 'submitted' && plan.may.includes('withdraw') && <p className="small" style={{ margin: 0 }}>{t.waiting(plan.assessor.name)}</p>}
            <PlanSteps plan={plan} onShow={() => setRound(round + 1)} />
            {plan.state === 'agreed' && <ReportLink plan={plan} />}
            <Readers codes={plan.seen_by} employee={plan.employee} assessor={plan.assessor} />
          </section>
          <PlanComments planId={plan.id} may={plan.may.includes('comment')} />
        </div>
      </div>
    </>
  )
}

/** What follows an agreed plan: its report. */
function ReportLink({ plan }: { plan: Plan }) {
  const t = useMessages(planMessages)
  const me = useMe()
  const period = useQuery(periodQuery).data?.period
  if (!period) return null
  return (
    <ButtonLink to="/realisasi/$planId/$periodId" params={{ planId: plan.id, periodId: period.id }} variant="default" className="no-print">
      {plan.employee.id === me.id ? t.report : t.seeReport}
    </ButtonLink>
  )
}

type Finding = Plan['missing'][number]
type FindingLine = { text: string; place: string }

/** Each text once, with the part of the page that it is about. */
function linesOf(findings: Finding[], words: Record<string, string>): FindingLine[] {
  const lines = findings.map((one) => ({ text: words[one.code] ?? one.code, place: placeOf(one.pointer) }))
  return lines.filter((line, at) => lines.findIndex((one) => one.text === line.text) === at)
}

const placeOf = (pointer: string) => (pointer.startsWith('/supports/') ? pointer.slice('/supports/'.length) : 'hasil-kerja')

type FindingsProps = { kind: 'warn' | 'note'; title: string; lines: FindingLine[] }

function Findings({ kind, title, lines }: FindingsProps) {
  return (
    <div className={`box ${kind} small`}>
      <p><b>{title}</b></p>
      {lines.map((line) => <p key={line.text}><Anchor href={`#${line.place}`} c="inherit" size="sm">{line.text}</Anchor></p>)}
    </div>
  )
}
