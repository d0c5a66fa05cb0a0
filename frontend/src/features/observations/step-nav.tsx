/** The three named steps: where the observation is, and what one looks at. */
import { IconCheck } from '@tabler/icons-react'

import { useMessages } from '@/i18n/language'

import { observationMessages } from './observation-messages'
import type { Observation } from './observation-queries'

export const STEPS = ['before', 'inClass', 'after'] as const
export type Step = (typeof STEPS)[number]

/** Where it is, by its stage: who has agreed goes on to the class. */
export function stepOf({ stage, may }: Observation): Step {
  if (stage === 'pra_observasi' || stage === 'batal') return 'before'
  return stage === 'observasi' && may.includes('note') ? 'inClass' : stage === 'observasi' ? 'before' : 'after'
}

const ORDER = { pra_observasi: 0, observasi: 1, refleksi: 2, selesai: 3, batal: 0 }

type StepNavProps = { one: Observation; shown: Step; onShow: (step: Step) => void }

export function StepNav({ one, shown, onShow }: StepNavProps) {
  const t = useMessages(observationMessages)
  const reached = ORDER[one.stage]
  const opens = (index: number) => index <= reached || (index === 1 && one.may.includes('note'))
  return (
    <ol className="observing-steps" aria-label={t.steps}>
      {STEPS.map((step, index) => (
        <li key={step} className={index < reached ? 'passed' : undefined}>
          <button type="button" aria-current={step === shown ? 'step' : undefined} disabled={!opens(index)} onClick={() => onShow(step)}>
            {index < reached && <IconCheck size={18} stroke={2} aria-label={t.passed} />}
            {t.step[step]}
          </button>
        </li>
      ))}
    </ol>
  )
}
