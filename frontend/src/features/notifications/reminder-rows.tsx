/** What somebody reminded one of though no task says so: a plan that was not begun, words that nobody wrote yet. */
import { IconArrowRight } from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { useMessages } from '@/i18n/language'
import type { Reminder } from '@/lib/tasks'

import { NudgeLine } from './nudge-line'
import { nudgeMessages } from './nudge-messages'

/** They come before the tasks, so the first button is the filled one. */
export function ReminderRows({ reminders }: { reminders: Reminder[] }) {
  const t = useMessages(nudgeMessages).reminder
  return reminders.map((reminder, index) => {
    const words = reminder.subject === 'plan_missing' ? t.plan : t.feedback
    return (
      <li key={`${reminder.subject}/${reminder.period_id}`} className="task">
        <div>
          <p className="what">{words.what(String(reminder.period_id).slice(0, 4), reminder.nudge.people)}</p>
          <p className="why">{words.why}</p>
          <NudgeLine nudge={reminder.nudge} />
        </div>
        <div className="act">
          <ButtonLink {...linkTo(reminder)} variant={index === 0 ? 'filled' : 'default'} rightSection={<IconArrowRight size={18} stroke={2} aria-hidden="true" />}>{words.act}</ButtonLink>
        </div>
      </li>
    )
  })
}

const linkTo = (reminder: Reminder) => (reminder.subject === 'plan_missing' ? linkOptions({ to: '/skp' }) : linkOptions({ to: '/tim' }))
