/** Conditions beside a name, each in one sentence; `lacking`: only those that are not met, with what is foretold. */
import { IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'

import { TextLink } from '@/components/text-link'
import { useLanguage } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { ConditionMark } from './condition-mark'
import type { Condition, PathView } from './promotion-queries'
import { asksForSeats, nearestOf, speaker } from './say-condition'
import { evidenceOf } from './say-evidence'
import { WhyNot } from './why-not'

type ConditionListProps = { detail: PathView; agency: number; lacking?: boolean }

export function ConditionList({ detail, agency, lacking = false }: ConditionListProps) {
  const say = speaker(useLanguage())
  if (detail.why_not) return <WhyNot why={detail.why_not} />
  const shown = detail.conditions.filter((one) => !lacking || one.state !== 'met')
  return (
    <ul className={lacking ? 'conditions each' : 'conditions'}>
      {shown.map((one) => (
        <li key={one.code}>
          <ConditionMark state={one.state} />
          <span>
            {evidenceOf(one, say)}
            {one.state === 'unknown' && one.filled_by && <span className="dim"> · <Awaited condition={one} agency={agency}>{say.t.awaited[one.filled_by]}</Awaited></span>}
          </span>
        </li>
      ))}
      {lacking && shown.length > 0 && (
        <li>
          <IconClock className="mark" size={18} stroke={1.8} aria-hidden="true" />
          <span className="dim">{nearestOf(detail.nearest_on, detail.conditions, say)}</span>
        </li>
      )}
    </ul>
  )
}

/** Who says how many posts are needed finds where. */
function Awaited({ condition, agency, children }: { condition: Condition; agency: number; children: ReactNode }) {
  const me = useMe()
  if (!asksForSeats(condition) || !me.may.includes('people')) return children
  return <TextLink to="/kebutuhan-jabatan" search={{ perangkat: agency === me.agency_id ? undefined : agency }}>{children}</TextLink>
}
