/** What HR sees before the evaluation of a period begins: how many are ready, who is not and what follows. */
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { readinessMessages } from './readiness-messages'
import { KINDS, type Place, readinessQuery } from './readiness-queries'

export function ReadinessCounts({ place }: { place: Place }) {
  const t = useMessages(readinessMessages)
  const language = useLanguage()
  const readiness = useQuery(readinessQuery(place))
  if (readiness.isError) return <ProblemNotice error={readiness.error} onRetry={() => void readiness.refetch()} />
  if (!readiness.data) return <Loading lines={2} />
  const counts = readiness.data
  return (
    <ul className="needs" aria-label={t.title}>
      {KINDS.filter((kind) => kind === 'reported' || counts[kind] > 0).map((kind) => (
        <li key={kind}>
          {kind === 'reported' ? <IconCheck size={18} stroke={2.2} aria-hidden="true" /> : <IconAlertTriangle size={18} stroke={2} color="var(--f-late)" aria-hidden="true" />}
          <div>
            <b>{t.answer[kind](number(counts[kind], language))}</b>
            {kind !== 'reported' && (
              <div className="small dim">
                {t.result[kind]}{' '}
                <TextLink to="/kesiapan/$periodId" params={{ periodId: place.period_id }} search={{ jenis: kind }} style={{ whiteSpace: 'nowrap' }} aria-label={`${t.see}: ${t.tab[kind]}`}>{t.see}</TextLink>
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
