/** To whom one may object, until when; or why one cannot. */
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import { useToday } from '@/lib/session'

import { hearingMessages } from './hearing-messages'
import type { Hearing } from './hearing-queries'

/** `mine`: the reader is whom the result is about. */
export function ObjectionWay({ objection, mine }: { objection: NonNullable<Hearing['objection']>; mine: boolean }) {
  const t = useMessages(hearingMessages)
  const language = useLanguage()
  const today = useToday()
  const date = dateShort(objection.due_on, language)
  if (objection.final) return <p style={{ margin: 0 }}>{t.noObjection[objection.final]}</p>
  if (objection.due_on < today) return <p style={{ margin: 0 }}>{t.objectionOver(date)}</p>
  const { to } = objection
  const who = to ? [to.name, to.position].filter(Boolean).join(', ') : t.somebody
  return (
    <>
      <p style={{ margin: 0 }}>{(mine ? t.objection : t.objectionOf)(who, date, objection.decided_within_days)}</p>
      <p className="dim" style={{ margin: 0 }}>{t.objectionHow}</p>
    </>
  )
}
