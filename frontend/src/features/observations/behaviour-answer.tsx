/** One behaviour with three big answers; words, never a score (R107). */
import { IconCheck } from '@tabler/icons-react'
import { useId } from 'react'

import { useMessages } from '@/i18n/language'
import type { Behaviour } from '@/lib/practices'

import { BehaviourText } from './advice'
import { observationMessages } from './observation-messages'
import type { Shown } from './observation-queries'

export const ANSWERS = ['belum_terlihat', 'sebagian', 'jelas_terlihat'] as const satisfies readonly Shown[]

type BehaviourAnswerProps = { behaviour: Behaviour; value: Shown | undefined; disabled: boolean; onAnswer: (answer: Shown) => void }

export function BehaviourAnswer({ behaviour, value, disabled, onAnswer }: BehaviourAnswerProps) {
  const t = useMessages(observationMessages)
  const name = useId()
  const words = useId()
  return (
    <div className="stack-sm">
      <BehaviourText behaviour={behaviour} id={words} />
      <div role="radiogroup" aria-labelledby={words} className="answers">
        {ANSWERS.map((answer) => (
          <label key={answer}>
            <input type="radio" name={name} checked={value === answer} disabled={disabled} onChange={() => onAnswer(answer)} />
            <span>
              {value === answer && <IconCheck size={18} stroke={2} aria-hidden="true" />}
              {t.shown[answer]}
            </span>
          </label>
        ))}
      </div>
    </div>
  )
}
