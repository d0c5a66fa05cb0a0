/** What an organization achieved: the five steps of the predikat under their own words. */
import { useMessages } from '@/i18n/language'

import { Step } from './predikat'
import { type Grade, predikatMessages } from './predikat-messages'

const LIKE = { istimewa: 'sangat_baik', baik: 'baik', butuh_perbaikan: 'butuh_perbaikan', kurang: 'kurang', sangat_kurang: 'sangat_kurang' } as const

export function GradeBadge({ value }: { value: Grade }) {
  const t = useMessages(predikatMessages)
  return <Step value={LIKE[value]} word={t.achieved(t.grade[value])} label={t.gradeLabel(t.grade[value])} />
}
