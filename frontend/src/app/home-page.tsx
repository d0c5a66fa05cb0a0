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
import { countTurns, tasksQuery, turnsOf } from '@/lib/tasks'

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
  const count = countTurns(data)
  const ends = together(useMissingPlan(), useUnsentDrafts(), usePeriodWatch())
  const [soonest] = turnsOf(data.items).map((turn) => turn.task.due_on).sort()
  return (
    <>
      <PageHead title={`${greeting(t)}, ${me.nickname ?? me.name}`} documentTitle={t.title}>
        {dateLong(today, language)}.{' '}
        {count > 0 && (
          <>
            {t.there}
            <b>{t.turns(count)}</b>
            {t.first(soonest ? daysUntil(soonest, today) : Infinity)}
          </>
        )}
        {count === 0 && ends?.length === 0 && t.nothing}
        {ends !== null && ends.length > 0 && ` ${t.alsoUnfinished(count > 0)}`}
      </PageHead>
      <DeviceNotices />
      <div className={me.is_asn ? 'two' : 'stack'}>
        <div className="stack">
          {count === 0 && <LooseEndsCard ends={ends ?? []} first />}
          <TaskList isClear={ends?.length === 0} />
          {count > 0 && <LooseEndsCard ends={ends ?? []} first={false} />}
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
