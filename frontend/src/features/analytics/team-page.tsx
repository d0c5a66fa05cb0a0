/** `/tim`: the heading is the answer; who needs me comes first, with one thing to do. */
import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { PageHead } from '@/components/page-head'
import { PersonLine } from '@/components/people'
import { PredikatBadge } from '@/components/predikat'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { usePeriod } from '@/lib/session'

import { teamMessages } from './team-messages'

type Line = components['schemas']['TeamLine']

const teamQuery = (periodId: number) =>
  queryOptions({
    queryKey: ['team', periodId] as const,
    queryFn: ({ signal }) => api.GET('/api/v1/team', { params: { query: { period_id: periodId } }, signal }).then(dataOf),
  })

export function TeamPage() {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  const { period } = usePeriod()
  const { data } = useSuspenseQuery(teamQuery(period.id))
  const needing = data.items.filter((line) => line.need !== null)
  const fine = data.items.filter((line) => line.need === null)
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
        {t.lead(periodName(period.id, language))}
      </PageHead>
      <div className="stack">
        {needing.length > 0 && (
          <section className="card">
            <ul className="rows">
              {needing.map((line, index) => (
                <NeedRow key={line.assignment_id} line={line} periodId={period.id} first={index === 0} />
              ))}
            </ul>
          </section>
        )}
        {fine.length > 0 && <Members lines={fine} />}
      </div>
    </>
  )
}

type NeedRowProps = { line: Line; periodId: number; first: boolean }

function NeedRow({ line, periodId, first }: NeedRowProps) {
  const t = useMessages(teamMessages)
  const need = line.need
  if (need === null) return null
  const text = need === 'evidence_to_judge' ? t.need.evidence_to_judge(line.evidence_waiting) : t.need[need]
  const place = placeOf(line, periodId)
  return (
    <li className="task">
      <div className="stack-sm">
        <PersonLine name={line.employee.name} post={line.employee.position} />
        <div>
          <b>{text}</b>
          {line.waits_days !== null && line.waits_days > 0 && <span className="dim">, {t.waits(line.waits_days)}</span>}
          <Facts line={line} />
        </div>
      </div>
      {place && (
        <div className="act">
          <Button component={Link} to={place} variant={first ? 'filled' : 'default'} rightSection={<IconArrowRight size={18} stroke={2} aria-hidden="true" />}>
            {t.act[need]}
          </Button>
        </div>
      )}
    </li>
  )
}

function placeOf(line: Line, periodId: number): string | null {
  if (line.need === 'to_rate' && line.evaluation_id) return `/evaluasi/${line.evaluation_id}`
  if (!line.plan_id) return null
  if (line.need === 'evidence_to_judge' || line.need === 'not_reported') return `/realisasi/${line.plan_id}/${periodId}`
  if (line.need === 'behind') return `/umpan-balik/tulis?plan=${line.plan_id}`
  return `/skp/${line.plan_id}`
}

function Facts({ line }: { line: Line }) {
  const t = useMessages(teamMessages)
  return (
    <p className="small dim line" style={{ margin: 0 }}>
      {line.indicators > 0 && <span>{t.reported(line.reported, line.indicators)}</span>}
      {line.evidence_returned > 0 && <span>{t.returned(line.evidence_returned)}</span>}
      {line.feedback_given > 0 && <span>{t.feedback(line.feedback_given)}</span>}
      {line.acting && <span className="chip">{t.acting}</span>}
    </p>
  )
}

function Members({ lines }: { lines: Line[] }) {
  const t = useMessages(teamMessages)
  return (
    <section className="card" aria-labelledby="anggota">
      <header><h2 id="anggota">{t.fine}</h2></header>
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{t.member}</th>
            <th scope="col">{t.report}</th>
            <th scope="col" className="num">{t.progress}</th>
            <th scope="col">{t.predikat}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.assignment_id}>
              <td>
                {line.plan_id ? <Link to={`/skp/${line.plan_id}`}>{line.employee.name}</Link> : line.employee.name}
                <div className="small dim">{line.employee.position}</div>
              </td>
              <td data-label={t.report}>{t.reported(line.reported, line.indicators)}</td>
              <td className="num" data-label={t.progress}>{Math.round(line.progress_bp / 100)}{' %'}</td>
              <td data-label={t.predikat}><PredikatBadge value={line.predikat} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
