/** What those who keep people are told as a deadline of everybody comes near, though it is no task of theirs. */
import { useQuery } from '@tanstack/react-query'

import { useLanguage, useMessages } from '@/i18n/language'
import { daysUntil, number } from '@/lib/format'
import type { LooseEnd, LooseEnds } from '@/lib/loose-ends'
import { periodName } from '@/lib/period'
import { healthQuery, useMe, usePeriod } from '@/lib/session'

import { readinessMessages } from './readiness-messages'
import { type Readiness, readinessQuery } from './readiness-queries'

/** From so many days before its date a deadline is told. */
const NEAR = 3

export function usePeriodWatch(): LooseEnds {
  const t = useMessages(readinessMessages)
  const language = useLanguage()
  const me = useMe()
  const today = useQuery(healthQuery).data?.today
  const { cycle_id, periods } = usePeriod()
  const keepsPeople = me.may.includes('people')
  const isNear = (day: string) => today !== undefined && daysUntil(day, today) <= NEAR
  const reported = keepsPeople ? periods.find((one) => one.state === 'open' && isNear(one.report_due_on)) : undefined
  const evaluated = keepsPeople ? periods.find((one) => one.state === 'evaluating' && isNear(one.evaluate_due_on)) : undefined
  const readiness = useQuery({ ...readinessQuery({ cycle_id, period_id: reported?.id ?? 0 }), enabled: reported !== undefined })
  if (keepsPeople && today === undefined) return null
  const ends: LooseEnd[] = []
  if (reported) {
    if (!readiness.data) return null
    const { people } = readiness.data
    const left = leftOf(readiness.data)
    if (left > 0) {
      const link = { to: '/kesiapan/$periodId', params: { periodId: reported.id } } as const
      ends.push({ id: `report-${reported.id}`, what: t.watch.report(periodName(reported.id, language)), why: t.watch.reportCounts(number(left, language), number(people, language)), on: reported.report_due_on, act: t.watch.act, link })
    }
  }
  if (evaluated) {
    ends.push({ id: `evaluate-${evaluated.id}`, what: t.watch.evaluate(periodName(evaluated.id, language)), why: t.watch.evaluateMore, on: evaluated.evaluate_due_on, act: t.watch.toSchedule, link: { to: '/kota/jadwal' } })
  }
  return ends
}

const leftOf = (counts: Readiness) => counts.not_reported + counts.without_plan
