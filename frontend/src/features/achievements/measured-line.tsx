/** What of a line is measured: that it is, from what, and the way to it; another figure only with its reason. */
import { Checkbox, Textarea } from '@mantine/core'
import { IconPlugConnected, IconSnowflake } from '@tabler/icons-react'

import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort, number } from '@/lib/format'
import type { ReportedIndicator } from '@/lib/reports'

import { measuredMessages } from './measured-messages'
import type { Entry } from './report-entries'

type MeasuredNoteProps = { planId: string; periodId: number; indicator: ReportedIndicator }

export function MeasuredNote({ planId, periodId, indicator }: MeasuredNoteProps) {
  const t = useMessages(measuredMessages)
  const language = useLanguage()
  const { measured_at, measured_cases, measured_value, override_reason, source, state } = indicator.achievement ?? {}
  const at = measured_at ? momentShort(measured_at, language) : ''
  return (
    <div className="stack-sm">
      <div className="line">
        <span className="chip note"><IconPlugConnected size={15} stroke={2} aria-hidden="true" /> {t.measured}</span>
        {state === 'contested' && <span className="chip warn"><IconSnowflake size={15} stroke={2} aria-hidden="true" /> {t.contested}</span>}
        <TextLink to="/realisasi/$planId/$periodId/$indicatorId" params={{ planId, periodId, indicatorId: indicator.id }} className="small">{t.toOrigin}</TextLink>
      </div>
      {override_reason ? (
        <p className="box warn small">{t.overridden(number(measured_value ?? 0, language, indicator.unit_of_measure), override_reason)}</p>
      ) : (
        <p className="small dim" style={{ margin: 0 }}>{source === 'service_standard' ? t.from(number(measured_cases ?? 0, language), at) : t.fromSource(at)}</p>
      )}
    </div>
  )
}

type MeasuredFieldsProps = { entry: Entry; overrides: boolean; onEntry: (entry: Entry) => void }

export function MeasuredFields({ entry, overrides, onEntry }: MeasuredFieldsProps) {
  const t = useMessages(measuredMessages)
  return (
    <>
      <Checkbox label={t.override} description={t.overrideHint} checked={overrides} onChange={(event) => onEntry({ ...entry, reason: event.currentTarget.checked ? '' : null })} />
      {overrides && <Textarea label={t.overrideReason} minRows={1} value={entry.reason ?? ''} onChange={(event) => onEntry({ ...entry, reason: event.currentTarget.value })} />}
    </>
  )
}
