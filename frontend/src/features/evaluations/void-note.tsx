/** Says that an evaluation no longer counts, and why (R45). */
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import type { Evaluation } from './evaluation-queries'
import { movesMessages } from './moves-messages'

export function VoidNote({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(movesMessages)
  const language = useLanguage()
  if (!evaluation.voided_at) return null
  const because = evaluation.decisions.map((one) => t.voidedBecause[one.step]).filter(Boolean).at(-1)
  return <p className="box warn" role="status" style={{ margin: '0 0 16px' }}>{t.voided(dateShort(evaluation.voided_at, language))} {because}</p>
}
