/** The practices that were not chosen, folded: a word about them is welcome, and nothing has to be said. */
import { Textarea } from '@mantine/core'

import { useLanguage, useMessages } from '@/i18n/language'
import type { Practice } from '@/lib/practices'

import { observationMessages } from './observation-messages'

type OtherPracticesProps = { chosen: string; practices: Record<string, Practice>; value: Record<string, string>; disabled: boolean; onChange: (others: Record<string, string>) => void }

export function OtherPractices({ chosen, practices, value, disabled, onChange }: OtherPracticesProps) {
  const t = useMessages(observationMessages)
  const language = useLanguage()
  const others = Object.entries(practices).filter(([code]) => code !== chosen)
  return (
    <details className="card fold">
      <summary><b>{t.others}</b> <span className="small dim">{t.othersHint}</span></summary>
      <div className="card-body stack">
        {others.map(([code, practice]) => (
          <Textarea key={code} label={practice.name[language]} maxLength={4000} disabled={disabled} value={value[code] ?? ''} onChange={(event) => onChange({ ...value, [code]: event.currentTarget.value })} />
        ))}
      </div>
    </details>
  )
}
