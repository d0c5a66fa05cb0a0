/** Conditions beside a name, each in one sentence; `lacking`: only those that are not met, with what is foretold. */
import { IconClock } from '@tabler/icons-react'

import { useLanguage } from '@/i18n/language'

import { ConditionMark } from './condition-mark'
import type { PathView } from './promotion-queries'
import { fillingOf, nearestOf, speaker } from './say-condition'
import { evidenceOf } from './say-evidence'
import { WhyNot } from './why-not'

export function ConditionList({ detail, lacking = false }: { detail: PathView; lacking?: boolean }) {
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
            {one.state === 'unknown' && one.filled_by && <span className="dim"> · {fillingOf(one, say)}</span>}
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
