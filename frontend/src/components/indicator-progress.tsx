/** How an indicator stands: bar, mark of where it should be, word and numbers. */
import { IconAlertTriangle, IconArrowDownRight, IconArrowUpRight, IconCheck, IconMinus } from '@tabler/icons-react'

import { useMessages } from '@/i18n/language'

import { progressMessages, type Track } from './progress-messages'

const ICON = { ahead: IconArrowUpRight, on_track: IconCheck, slightly_behind: IconArrowDownRight, far_behind: IconAlertTriangle, reported: IconCheck, not_reported: IconMinus }
const COLOUR = { ahead: 'var(--f-ahead)', on_track: 'var(--f-ahead)', slightly_behind: 'var(--f-late)', far_behind: 'var(--f-far)', reported: 'var(--f-ahead)', not_reported: 'var(--sk-line-strong)' }
const SHAPE = { ahead: '', on_track: '', slightly_behind: ' track-late', far_behind: ' track-far', reported: ' track-none', not_reported: ' track-none' }

type IndicatorProgressProps = { name: string; track: Track; progressBp: number | null; expectedBp: number; value: string | null; target: string | null }

export function IndicatorProgress({ name, track, progressBp, expectedBp, value, target }: IndicatorProgressProps) {
  const t = useMessages(progressMessages)
  const share = Math.max(0, Math.round((progressBp ?? 0) / 100))
  const expected = Math.round(expectedBp / 100)
  const label = t.label(name, share, expected, t.track[track])
  return (
    <div>
      <div className={`bar${SHAPE[track]}`} role="img" aria-label={label}>
        <i style={{ width: `${Math.min(100, share)}%` }} />
        <b style={{ left: `calc(${Math.min(100, expected)}% - 1px)` }} />
      </div>
      <div className="track">
        <TrackWord track={track} />
        <span className="dim num">{value && target ? t.of(value, target) : (value ?? t.empty)}</span>
      </div>
    </div>
  )
}

export function TrackWord({ track }: { track: Track }) {
  const t = useMessages(progressMessages)
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
      <TrackIcon track={track} />
      {t.track[track]}
    </span>
  )
}

/** Beside words that say the same. */
export function TrackIcon({ track }: { track: Track }) {
  const Icon = ICON[track]
  return <Icon size={16} stroke={2.4} color={COLOUR[track]} aria-hidden="true" />
}
