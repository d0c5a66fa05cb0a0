/** `/beranda`: my turns, what waits on others, and how my indicators stand. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { PageHead } from '@/components/page-head'
import { MyIndicators } from '@/features/achievements/my-indicators'
import { usePeriodWatch } from '@/features/cycles/use-period-watch'
import { useMissingPlan } from '@/features/goals/use-missing-plan'
import { DeviceNotices } from '@/features/identity/device-notices'
import { TaskList } from '@/features/notifications/task-list'
import { useLanguage, useMessages } from '@/i18n/language'
import { hourInBali } from '@/lib/calendar'
import { dateLong, daysUntil } from '@/lib/format'
import { together } from '@/lib/loose-ends'
import { useMe, useToday } from '@/lib/session'
import { tasksQuery, turnsOf } from '@/lib/tasks'

import { homeMessages } from './home-messages'
import { LooseEndsCard } from './loose-ends'
import { useUnsentDrafts } from './unsent-drafts'

const MORNING = 11
const NOON = 15
const EVENING = 18

export function HomePage() {
  const t = useMessages(homeMessages)
  const language = useLanguage()
  const me = useMe()
  const today = useToday()
  const { data } = useSuspenseQuery(tasksQuery)
  const turns = turnsOf(data.items)
  const ends = together(useMissingPlan(), useUnsentDrafts(), usePeriodWatch())
  const soonest = turns[0]?.task
  const days = soonest ? daysUntil(soonest.due_on, today) : null
  return (
    <>
      <PageHead title={`${greeting(t)}, ${me.nickname ?? me.name}`} documentTitle={t.title}>
        {dateLong(today, language)}.{' '}
        {days !== null && (
          <>
            {t.there}
            <b>{t.turns(turns.length)}</b>
            {t.first(days)}
          </>
        )}
        {days === null && ends?.length === 0 && t.nothing}
        {ends !== null && ends.length > 0 && ` ${t.alsoUnfinished(days !== null)}`}
      </PageHead>
      <DeviceNotices />
      <div className={me.is_asn ? 'two' : 'stack'}>
        <div className="stack">
          {turns.length === 0 && <LooseEndsCard ends={ends ?? []} first />}
          <TaskList isClear={ends?.length === 0} />
          {turns.length > 0 && <LooseEndsCard ends={ends ?? []} first={false} />}
        </div>
        {me.is_asn && <MyIndicators />}
      </div>
    </>
  )
}

function greeting(t: (typeof homeMessages)['id']) {
  const hour = hourInBali()
  if (hour < MORNING) return t.morning
  if (hour < NOON) return t.noon
  return hour < EVENING ? t.afternoon : t.evening
}
