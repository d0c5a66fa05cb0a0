/** A share as a bar, with the mark of where it should be. */
import { useMessages, useLanguage } from '@/i18n/language'

import { chartMessages } from './chart-messages'
import { percent } from './shares'

/** Both in per cent of the bar; `said`: what the bar means, where it is not these per cents. `tone` is the colour of a word beside it. */
type BulletProps = { name: string; value: number; expected?: number; said?: string; tone?: 'ahead' | 'late' | 'far' | 'none' }

export function Bullet({ name, value, expected, said, tone = 'ahead' }: BulletProps) {
  const t = useMessages(chartMessages)
  const language = useLanguage()
  const words = said ?? [percent(value, language), expected === undefined ? '' : t.expectedMark(percent(expected, language))].filter(Boolean).join(', ')
  return (
    <div className={`bar track-${tone}`} role="img" aria-label={`${name}: ${words}`}>
      <i style={{ width: `${within(value)}%` }} />
      {expected !== undefined && <b style={{ left: `calc(${within(expected)}% - 1px)` }} />}
    </div>
  )
}

const within = (value: number) => Math.max(0, Math.min(100, value))
