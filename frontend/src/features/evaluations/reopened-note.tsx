/** Why a signed evaluation is judged again, as long as it is. */
import { predikatMessages, type Predikat } from '@/components/predikat-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort } from '@/lib/format'

import type { Evaluation } from './evaluation-queries'
import { guardMessages } from './guard-messages'

export const isUnsigned = ({ state }: Pick<Evaluation, 'state'>) => state === 'open' || state === 'rated'

/** The newest reopening, where nothing was signed since. */
export const reopeningOf = (evaluation: Evaluation) => (isUnsigned(evaluation) ? evaluation.decisions.filter((one) => one.step === 'reopened').at(-1) : undefined)

export function ReopenedNote({ evaluation, waits = false }: { evaluation: Evaluation; waits?: boolean }) {
  const t = useMessages(guardMessages)
  const words = useMessages(predikatMessages)
  const language = useLanguage()
  const one = reopeningOf(evaluation)
  if (!one) return null
  const before = (one.old as { predikat?: Predikat } | null)?.predikat
  return (
    <div className="box warn stack-sm">
      <p style={{ margin: 0 }}><b>{t.reopened(one.by?.name ?? '—', momentShort(one.at, language))}</b> {one.reason}</p>
      {before && <p className="small" style={{ margin: 0 }}>{t.before(words.predikat[before])}</p>}
      {waits && <p className="small" style={{ margin: 0 }}>{t.waitsAgain(evaluation.assessor.name)}</p>}
    </div>
  )
}
