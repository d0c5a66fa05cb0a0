/** Where a figure comes from: one of the four of a service, or a metric of a source and how its measurements are put together. */
import { useQuery } from '@tanstack/react-query'

import { Choice } from '@/components/choice'
import { SelectField } from '@/components/select-field'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import type { ServiceLine } from '@/lib/services'

import { METRICS, SCOPES } from './mapping-words'
import { measurementMessages } from './measurement-messages'
import { type Candidate, type MappingDraft, metricsQuery, type Source, type Take } from './measurement-queries'

const TAKES: readonly Take[] = ['sum', 'latest', 'median', 'p90', 'share']

/** One of `service` and `source` is empty. */
export type Figure = { service: string; source: string; metric: string; scope: string; take: Take }

export const isFigure = ({ service, source, metric, scope }: Figure) => service + source !== '' && metric !== '' && scope !== ''

export const draftOf = ({ service, source, metric, scope, take }: Figure, chosen: Candidate[]): MappingDraft => ({
  service_id: service || null,
  source_id: source || null,
  metric,
  scope,
  take: source ? take : null,
  indicators: chosen.map(({ plan_id, indicator_id }) => ({ plan_id, indicator_id })),
})

type OriginFieldsProps = { figure: Figure; services: ServiceLine[]; sources: Source[]; onPut: (figure: Figure) => void }

export function OriginFields({ figure, services, sources, onPut }: OriginFieldsProps) {
  const t = useMessages(measurementMessages)
  const choose = (value: string) => {
    const [kind = '', id = ''] = value.split('/')
    const isService = kind === 'layanan'
    onPut({ ...figure, service: isService ? id : '', source: isService ? '' : id, metric: isService ? 'on_time_share' : '', scope: isService ? 'person' : '' })
  }
  return (
    <>
      <SelectField label={t.origin} value={figure.service ? `layanan/${figure.service}` : figure.source ? `sumber/${figure.source}` : ''} onChange={choose}>
        <option value="">{t.chooseOrigin}</option>
        {services.length > 0 && <optgroup label={t.services}>{services.map((one) => <option key={one.id} value={`layanan/${one.id}`}>{one.name}</option>)}</optgroup>}
        {sources.length > 0 && <optgroup label={t.sources}>{sources.map((one) => <option key={one.id} value={`sumber/${one.id}`}>{one.name}</option>)}</optgroup>}
      </SelectField>
      {figure.service && (
        <div className="line fields top">
          <SelectField label={t.which} value={figure.metric} onChange={(metric) => onPut({ ...figure, metric })}>
            {METRICS.map((one) => <option key={one} value={one}>{t.metric[one]}</option>)}
          </SelectField>
          <Choice label={t.whose} value={figure.scope === 'unit' ? 'unit' : 'person'} options={SCOPES} words={t.whoseWords} onChange={(scope) => onPut({ ...figure, scope })} />
        </div>
      )}
      {figure.source && <SourceFields figure={figure} onPut={onPut} />}
    </>
  )
}

function SourceFields({ figure, onPut }: Pick<OriginFieldsProps, 'figure' | 'onPut'>) {
  const t = useMessages(measurementMessages)
  const language = useLanguage()
  const metrics = useQuery(metricsQuery(figure.source))
  if (metrics.data?.items.length === 0) return <p className="box warn">{t.noMetrics}</p>
  const choose = (at: string) => {
    const one = metrics.data?.items[Number(at)]
    if (one) onPut({ ...figure, metric: one.metric, scope: one.scope })
  }
  const at = metrics.data?.items.findIndex((one) => one.metric === figure.metric && one.scope === figure.scope) ?? -1
  return (
    <div className="line fields top">
      <SelectField label={t.which} value={at < 0 ? '' : String(at)} onChange={choose}>
        <option value="">…</option>
        {metrics.data?.items.map((one, index) => <option key={`${one.metric} ${one.scope}`} value={index}>{t.metricOf(one.metric, one.scope, number(one.days, language))}</option>)}
      </SelectField>
      <SelectField label={t.how} value={figure.take} onChange={(take) => onPut({ ...figure, take: TAKES.find((one) => one === take) ?? 'latest' })}>
        {TAKES.map((one) => <option key={one} value={one}>{t.take[one]}</option>)}
      </SelectField>
    </div>
  )
}
