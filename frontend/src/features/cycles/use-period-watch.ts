/** What those who keep people are told as a deadline of everybody comes near, though it is no task of theirs. */
import { useQuery } from '@tanstack/react-query'

import { isProblem } from '@/api/problem'
import { useLanguage, useMessages } from '@/i18n/language'
import { daysUntil, number } from '@/lib/format'
import type { LooseEnd, LooseEnds } from '@/lib/loose-ends'
import { periodName } from '@/lib/period'
import { healthQuery, periodQuery, useMe } from '@/lib/session'

import { readinessMessages } from './readiness-messages'
import { type Readiness, readinessQuery } from './readiness-queries'

/** From so many days before its date a deadline is told. */
const NEAR = 3

export function usePeriodWatch(): LooseEnds {
  const t = useMessages(readinessMessages)
  const language = useLanguage()
  const me = useMe()
  const health = useQuery(healthQuery)
  const today = health.data?.today ?? ''
  const current = useQuery(periodQuery)
  const { cycle_id = 0, year = 0, periods = [], period, planning_due_on = '' } = current.data ?? {}
  const keepsPeople = me.may.includes('people')
  const isNear = (day: string) => daysUntil(day, today) <= NEAR
  const reported = keepsPeople ? periods.find((one) => one.state === 'open' && isNear(one.report_due_on)) : undefined
  const evaluated = keepsPeople ? periods.find((one) => one.state === 'evaluating' && isNear(one.evaluate_due_on)) : undefined
  const planned = keepsPeople && isNear(planning_due_on) && today <= planning_due_on
  const readiness = useQuery({ ...readinessQuery({ cycle_id, period_id: reported?.id ?? period?.id ?? 0 }), enabled: reported !== undefined || planned })
  const counts = readiness.data
  // Without a year that is open there are no deadlines.
  if (!keepsPeople || isProblem(current.error, '/problems/not-found')) return []
  if (!health.data || !current.data || ((planned || reported) && !counts)) return null
  const shown = (people: number) => number(people, language)
  const ends: LooseEnd[] = []
  if (planned && counts && counts.without_plan > 0) {
    const link = { to: '/kesiapan/$periodId', params: { periodId: counts.period_id }, search: { jenis: 'without_plan' } } as const
    ends.push({ id: 'planning', what: t.watch.planning(year), why: t.watch.planningCounts(shown(counts.without_plan), shown(counts.people)), on: planning_due_on, act: t.watch.act, link })
  }
  if (reported && counts && leftOf(counts) > 0) {
    const link = { to: '/kesiapan/$periodId', params: { periodId: reported.id } } as const
    ends.push({ id: 'report', what: t.watch.report(periodName(reported.id, language)), why: t.watch.reportCounts(shown(leftOf(counts)), shown(counts.people)), on: reported.report_due_on, act: t.watch.act, link })
  }
  if (evaluated) {
    ends.push({ id: 'evaluate', what: t.watch.evaluate(periodName(evaluated.id, language)), why: t.watch.evaluateMore, on: evaluated.evaluate_due_on, act: t.watch.toSchedule, link: { to: '/kota/jadwal' } })
  }
  return ends
}

const leftOf = (counts: Readiness) => counts.not_reported + counts.without_plan
