/** A condition of a card: what is asked, how it stands, from when, its evidence or who must say. */
import { TextLink } from '@/components/text-link'
import { useLanguage } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { ConditionMark } from './condition-mark'
import { EvidenceLink } from './evidence-link'
import type { Condition } from './promotion-queries'
import { asksForSeats, documentsOf, fillingOf, outlookOf, sinceOf, speaker, titleOf } from './say-condition'
import { evidenceBelow } from './say-evidence'

export function ConditionRow({ condition, employeeId }: { condition: Condition; employeeId: string }) {
  const say = speaker(useLanguage())
  const me = useMe()
  const filling = condition.state === 'unknown' ? fillingOf(condition, say) : null
  const said = [sinceOf(condition, say), evidenceBelow(condition, say)].filter(Boolean).join(', ')
  const outlook = outlookOf(condition, say)
  const documents = documentsOf(condition).join(' · ')
  return (
    <li className="condition">
      <ConditionMark state={condition.state} />
      <div>
        <b>{titleOf(condition, say)}</b>
        {said && <span className="small dim">{capital(said)}</span>}
        {outlook && <span className="small">{capital(outlook)}</span>}
        {documents && <span className="tiny dim">{documents}</span>}
        {filling && (
          <details>
            <summary>{say.t.who}</summary>
            <p className="small">{filling} {asksForSeats(condition) && me.may.includes('people') && <TextLink to="/kebutuhan-jabatan">{say.t.needs}</TextLink>}</p>
          </details>
        )}
      </div>
      <EvidenceLink condition={condition} employeeId={employeeId} />
    </li>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
