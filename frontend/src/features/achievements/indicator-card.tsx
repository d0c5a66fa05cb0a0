/** One indicator: what was asked, what stands, the field to fill in, and its evidence. */
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { lazy, Suspense } from 'react'

import { useLanguage, useMessages } from '@/i18n/language'
import { decimalOf } from '@/lib/decimal'
import { number } from '@/lib/format'
import type { ReportedIndicator } from '@/lib/reports'

import { EvidenceList } from './evidence-list'
import { Stand } from './my-indicators'
import { type Entry, isFigure, isMeasured, isOverridden, isUnlikely, NO_ENTRY } from './report-entries'
import { reportMessages } from './report-messages'

/** Most lines are typed; what is said of measured ones comes with them. */
const MeasuredNote = lazy(() => import('./measured-line').then((part) => ({ default: part.MeasuredNote })))
const MeasuredFields = lazy(() => import('./measured-line').then((part) => ({ default: part.MeasuredFields })))

type IndicatorCardProps = {
  planId: string
  periodId: number
  indicator: ReportedIndicator
  may: string[]
  entry: Entry | undefined
  editing: boolean
  /** The piece of evidence that one came for. */
  opened: string | null
  onEdit?: (() => void) | undefined
  onEntry: (entry: Entry) => void
}

export function IndicatorCard({ planId, periodId, indicator, may, entry, editing, opened, onEdit, onEntry }: IndicatorCardProps) {
  const t = useMessages(reportMessages)
  return (
    <section className="card" aria-labelledby={`ik-${indicator.id}`}>
      <div className="card-body stack-sm">
        <div>
          <h2 id={`ik-${indicator.id}`} style={{ margin: 0, fontSize: '1.0625rem' }}>{indicator.text}</h2>
          <p className="small dim" style={{ margin: '2px 0 0' }}>{indicator.goal_text}</p>
        </div>
        <Facts indicator={indicator} />
        {(isFigure(indicator) || indicator.year_value !== null) && <Stand indicator={indicator} />}
        {isMeasured(indicator) && <Suspense><MeasuredNote planId={planId} periodId={periodId} indicator={indicator} /></Suspense>}
        {indicator.achievement?.narrative && <p style={{ margin: 0 }}>{indicator.achievement.narrative}</p>}
        {editing ? (
          <Fields indicator={indicator} entry={entry ?? before(indicator)} onEntry={onEntry} />
        ) : (
          onEdit && (
            <div>
              <Button variant="default" size="sm" onClick={onEdit}>{isMeasured(indicator) ? t.explain : t.change}</Button>
            </div>
          )
        )}
        <EvidenceList planId={planId} periodId={periodId} indicator={indicator} may={may} opened={opened} />
      </div>
    </section>
  )
}

function before(indicator: ReportedIndicator): Entry {
  const saved = indicator.achievement
  return saved ? { value: saved.value?.replace('.', ',') ?? '', narrative: saved.narrative ?? '', nothing: saved.nothing_happened, reason: saved.override_reason } : NO_ENTRY
}

function Facts({ indicator }: { indicator: ReportedIndicator }) {
  const t = useMessages(reportMessages)
  const language = useLanguage()
  const unit = indicator.unit_of_measure
  return (
    <p className="small dim line" style={{ margin: 0 }}>
      {indicator.target !== null && <span>{t.target(number(indicator.target, language, unit))}</span>}
      {indicator.target_low !== null && indicator.target_high !== null && (
        <span>{t.target(`${number(indicator.target_low, language)}–${number(indicator.target_high, language, unit)}`)}</span>
      )}
      {indicator.target_text && <span>{t.targetWords(indicator.target_text)}</span>}
      {indicator.previous_value !== null && <span>{t.last(number(indicator.previous_value, language, unit))}</span>}
    </p>
  )
}

type FieldsProps = { indicator: ReportedIndicator; entry: Entry; onEntry: (entry: Entry) => void }

function Fields({ indicator, entry, onEntry }: FieldsProps) {
  const t = useMessages(reportMessages)
  const measured = isMeasured(indicator)
  const figure = isFigure(indicator) && (!measured || isOverridden(entry))
  const wrong = figure && entry.value !== '' && decimalOf(entry.value) === null
  return (
    <div className="stack-sm">
      {measured && <Suspense><MeasuredFields entry={entry} overrides={isOverridden(entry)} onEntry={onEntry} /></Suspense>}
      {figure && (
        <TextInput
          label={t.value}
          description={indicator.accumulation === 'sum' ? t.sum : t.latest}
          inputMode="decimal"
          disabled={entry.nothing}
          value={entry.value}
          error={wrong ? t.number : undefined}
          rightSection={indicator.unit_of_measure ? <span className="dim small" style={{ paddingRight: 12, whiteSpace: 'nowrap' }}>{indicator.unit_of_measure}</span> : undefined}
          rightSectionWidth="auto"
          onChange={(event) => onEntry({ ...entry, value: event.currentTarget.value, certain: false })}
          style={{ maxWidth: 320 }}
        />
      )}
      {figure && isUnlikely(entry.value, indicator) && (
        <div className="box" role="alert">
          <p style={{ margin: '0 0 8px' }}>{t.unlikely}</p>
          <Checkbox
            label={t.certain(entry.value)}
            checked={entry.certain === true}
            onChange={(event) => onEntry({ ...entry, certain: event.currentTarget.checked })}
          />
        </div>
      )}
      <Textarea
        label={measured ? t.explanation : figure ? t.note : t.words}
        description={measured ? t.explanationHint : figure ? undefined : t.wordsHint}
        value={entry.narrative}
        minRows={figure || measured ? 1 : 3}
        onChange={(event) => onEntry({ ...entry, narrative: event.currentTarget.value })}
      />
      {!measured && <Checkbox
        label={t.nothing}
        checked={entry.nothing}
        onChange={(event) => onEntry({ ...entry, nothing: event.currentTarget.checked, value: event.currentTarget.checked ? '' : entry.value })}
      />}
    </div>
  )
}
