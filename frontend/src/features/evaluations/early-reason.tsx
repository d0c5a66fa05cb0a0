/** Why it was signed before everything was reported; or, while it is signed, the field for it. */
import { Textarea } from '@mantine/core'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import type { Evaluation } from './evaluation-queries'
import { guardMessages } from './guard-messages'

export function EarlyReason({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(guardMessages)
  if (!evaluation.early_reason) return null
  return <p className="box warn" style={{ margin: 0 }}><b>{t.earlySigned}</b> {evaluation.early_reason}</p>
}

type EarlyFieldProps = { unreported: NonNullable<Evaluation['unreported']>; value: string; onChange: (value: string) => void }

export function EarlyField({ unreported, value, onChange }: EarlyFieldProps) {
  const t = useMessages(guardMessages)
  const language = useLanguage()
  return (
    <>
      <p className="box warn" style={{ margin: 0 }}>{t.early(unreported.reported, unreported.indicators, dateShort(unreported.report_due_on, language))}</p>
      <Textarea label={t.earlyReason} description={t.earlyReasonHint} value={value} minRows={3} data-autofocus onChange={(event) => onChange(event.currentTarget.value)} />
    </>
  )
}
