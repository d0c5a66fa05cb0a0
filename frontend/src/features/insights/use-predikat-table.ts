/** Counts by predikat as a table, for the chart of the same rows. */
import type { ChartTable } from '@/components/charts/chart'
import type { StackRow } from '@/components/charts/predikat-stack'
import { BEST_FIRST, percent, totalOf } from '@/components/charts/shares'
import { predikatMessages } from '@/components/predikat-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { insightsMessages } from './insights-messages'

export function usePredikatTable(first: string): (rows: StackRow[]) => ChartTable {
  const [t, words] = [useMessages(insightsMessages), useMessages(predikatMessages).predikat]
  const language = useLanguage()
  const cells = ({ counts }: StackRow) => {
    if (counts === null) return [t.notShown, ...BEST_FIRST.map(() => t.noFigure)]
    const total = totalOf(counts)
    const shares = BEST_FIRST.map((one) => (total ? `${number(counts[one], language)} · ${percent((100 * counts[one]) / total, language)}` : t.noFigure))
    return [number(total, language), ...shares]
  }
  return (rows) => ({ columns: [first, t.people, ...BEST_FIRST.map((one) => words[one])], rows: rows.map((row) => [row.name, ...cells(row)]) })
}
