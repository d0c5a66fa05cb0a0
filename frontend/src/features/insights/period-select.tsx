/** Which period is shown, and until when it was counted. */
import { useLanguage, useMessages } from '@/i18n/language'
import { SelectField } from '@/components/select-field'
import { momentShort } from '@/lib/format'
import { periodName } from '@/lib/period'

import { insightsMessages } from './insights-messages'

type PeriodSelectProps = { value: number; periods: number[]; countedAt: string | null; onPeriod: (periode: number) => void }

export function PeriodSelect({ value, periods, countedAt, onPeriod }: PeriodSelectProps) {
  const t = useMessages(insightsMessages)
  const language = useLanguage()
  return (
    <div className="line">
      <SelectField label={t.period} value={String(value)} onChange={(text) => onPeriod(Number(text))}>
        {periods.map((one) => <option key={one} value={one}>{periodName(one, language)}</option>)}
      </SelectField>
      {countedAt && <span className="dim small">{t.until(momentShort(countedAt, language))}</span>}
    </div>
  )
}
