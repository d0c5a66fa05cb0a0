/** `/beranda`: my turns, what waits on others, and how my indicators stand. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { PageHead } from '@/components/page-head'
import { MyIndicators } from '@/features/achievements/my-indicators'
import { DeviceNotices } from '@/features/identity/device-notices'
import { TaskList } from '@/features/notifications/task-list'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong, daysUntil } from '@/lib/format'
import { useMe, useToday } from '@/lib/session'
import { tasksQuery, turnsOf } from '@/lib/tasks'

import { homeMessages } from './home-messages'

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
  const soonest = turns[0]?.task
  const days = soonest ? daysUntil(soonest.due_on, today) : null
  return (
    <>
      <PageHead title={`${greeting(t)}, ${me.nickname ?? me.name}`} documentTitle={t.title}>
        {dateLong(today, language)}.{' '}
        {days === null ? (
          t.nothing
        ) : (
          <>
            {t.there}
            <b>{t.turns(turns.length)}</b>
            {t.first(days)}
          </>
        )}
      </PageHead>
      <DeviceNotices />
      <div className={me.is_asn ? 'two' : 'stack'}>
        <TaskList />
        {me.is_asn && <MyIndicators />}
      </div>
    </>
  )
}

function greeting(t: (typeof homeMessages)['id']) {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hour12: false, timeZone: 'Asia/Makassar' }).format(new Date()))
  if (hour < MORNING) return t.morning
  if (hour < NOON) return t.noon
  return hour < EVENING ? t.afternoon : t.evening
}
