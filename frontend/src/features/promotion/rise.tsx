/** From where to where: a golongan, or a level of a functional post. */
import { POSITION_KINDS } from '@/components/position-kinds'
import { useMessages } from '@/i18n/language'

import { pathMessages } from './path-messages'
import type { PathView } from './promotion-queries'

/** Levels by their names, golongan as they are. */
export const stepName = (value: string | null) => (POSITION_KINDS as Record<string, string>)[value ?? ''] ?? value ?? '—'

export function Rise({ from_value, to_value }: { from_value: PathView['from_value']; to_value: PathView['to_value'] }) {
  const t = useMessages(pathMessages)
  return (
    <span className="rise">
      <span className="visually-hidden">{t.from} </span>
      {stepName(from_value)} <span aria-hidden="true">→</span>
      <span className="visually-hidden"> {t.to} </span> <b>{stepName(to_value)}</b>
    </span>
  )
}
