/** How far a job is: which step of how many, and which rows of it. */
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { importMessages } from './import-messages'
import type { Import } from './import-queries'

const STEPS = ['reading', 'matching', 'saving'] as const
type Step = (typeof STEPS)[number]
type Running = 'reading' | 'matching' | 'applying' | 'undoing'

export function Progress({ shown }: { shown: Import }) {
  const t = useMessages(importMessages)
  const language = useLanguage()
  const { progress } = shown
  const doing = t.doing[shown.state as Running]
  const applying = shown.state === 'applying'
  const at = progress ? STEPS.indexOf(progress.step as Step) : -1
  const step = STEPS[at]
  const rows = progress && progress.done > 0 ? `, ${number(progress.done, language)} / ${number(progress.total, language)}` : ''
  return (
    <div className="box note stack-sm">
      <p><b>{doing} …</b></p>
      <progress value={progress ? at + progress.done / progress.total : undefined} max={STEPS.length} aria-label={doing} style={{ width: '100%', accentColor: 'var(--mantine-color-anchor)' }} />
      {step && <p className="small">{t.step(at + 1, STEPS.length)}: {(applying ? t.stepsApplying : t.steps)[step]}{rows}</p>}
      <p className="small">{applying && `${t.wholeOrNothing} `}{t.wait}</p>
    </div>
  )
}
