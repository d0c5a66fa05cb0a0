/** Met, not met, not known: a sign and a word, never colour alone. */
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'

import { useMessages } from '@/i18n/language'

import { conditionMessages } from './condition-messages'
import type { Condition } from './promotion-queries'

const ICON = { met: IconCheck, not_met: IconX, unknown: IconQuestionMark }

export function ConditionMark({ state }: { state: Condition['state'] }) {
  const t = useMessages(conditionMessages)
  const Icon = ICON[state]
  return (
    <>
      <Icon className={`mark ${state}`} size={18} stroke={2.4} aria-hidden="true" />
      <span className="visually-hidden">{t.state[state]}: </span>
    </>
  )
}
