/** What must happen today, as a sentence in counts. */
import type { Language } from '@/i18n/language'
import { number } from '@/lib/format'

import type { Team } from './service-queries'
import type { teamMessages } from './team-messages'

export function teamHeading({ today, service }: Pick<Team, 'today' | 'service'>, t: (typeof teamMessages)['id'], language: Language): string {
  const cases = today.flatMap((group) => group.cases)
  const late = cases.filter((one) => one.is_late).length
  const due = cases.length - late
  const shown = (count: number) => number(count, language)
  if (late > 0 && due > 0) return t.heading.both(shown(late), shown(due), service.noun)
  if (late > 0) return t.heading.overdue(shown(late), service.noun)
  return due > 0 ? t.heading.today(shown(due), service.noun) : t.heading.calm(service.noun)
}
