/** Who reminded one of a turn, when, and how often this week. */
import { IconBell } from '@tabler/icons-react'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, daysUntil } from '@/lib/format'
import { useToday } from '@/lib/session'
import type { Nudge } from '@/lib/tasks'

import { nudgeMessages } from './nudge-messages'

export function NudgeLine({ nudge }: { nudge: Nudge }) {
  const t = useMessages(nudgeMessages).nudge
  const language = useLanguage()
  const today = useToday()
  const day = daysUntil(nudge.on, today) === 0 ? t.today : dateNear(nudge.on, language)
  return (
    <p className="nudged">
      <IconBell size={16} stroke={1.8} aria-hidden="true" />
      <span>
        {t.by(nudge.by.map((one) => one.name).join(', '), day)}
        {nudge.people > 1 && ` ${t.about(nudge.people)}`}
        {nudge.this_week > 1 && ` ${t.times(nudge.this_week)}`}
      </span>
    </p>
  )
}
