/** A thumb up or a smile beside what was said. */
import { IconMoodSmile, IconThumbUp } from '@tabler/icons-react'

import { useMessages } from '@/i18n/language'

import { type FeedbackSymbol, symbolMessages } from './feedback-symbol-messages'

const SHAPES = { jempol: IconThumbUp, senyum: IconMoodSmile }

export function SymbolMark({ symbol }: { symbol: FeedbackSymbol | null }) {
  const t = useMessages(symbolMessages)
  if (!symbol) return null
  const Shape = SHAPES[symbol]
  return <Shape size={18} stroke={2} role="img" aria-label={t[symbol]} style={{ verticalAlign: '-3px' }} />
}
