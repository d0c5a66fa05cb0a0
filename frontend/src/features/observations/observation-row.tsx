/** One observation in a list. */

import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import { usePractices } from '@/lib/practices'

import { listMessages } from './list-messages'
import { type Observation } from './observation-queries'

export function ObservationRow({ one }: { one: Observation }) {
  const t = useMessages(listMessages)
  const language = useLanguage()
  const practices = usePractices()
  return (
    <li className="task">
      <div>
        <p className="what"><TextLink to="/observasi/$observationId" params={{ observationId: one.id }}>{dateShort(one.planned_on, language)}, {one.class_name}, {one.subject}</TextLink></p>
        <p className="why">{one.employee.name}, {practices[one.practice_code]?.name[language]}</p>
      </div>
      <span className={one.stage === 'selesai' ? 'chip note' : 'chip'}>{t.stage[one.stage]}</span>
    </li>
  )
}
