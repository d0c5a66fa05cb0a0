/** Others whom one assesses, whose year has another period: teachers are looked at by the year (R101). */
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'

import { teamMessages } from './team-messages'
import type { Team } from './team-queries'

export function Elsewhere({ periods }: { periods: Team['elsewhere'] }) {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  return periods.map(({ period_id, people }) => (
    <p key={period_id} className="box small" style={{ margin: 0 }}>
      {t.elsewhere(people)} <TextLink to="/tim" search={{ periode: period_id }}>{t.lookAt(periodName(period_id, language))}</TextLink>
    </p>
  ))
}
