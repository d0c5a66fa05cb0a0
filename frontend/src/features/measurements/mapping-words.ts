/** What a mapping takes, in words: of a service one of its four figures, of a source in the source’s own words. */
import type { Mapping } from './measurement-queries'
import type { measurementMessages } from './measurement-messages'

type Words = (typeof measurementMessages)['id']

export const METRICS = ['on_time_share', 'median_days', 'p90_days', 'cases_done'] as const
export const SCOPES = ['person', 'unit'] as const
export type ServiceMetric = (typeof METRICS)[number]
export type ServiceScope = (typeof SCOPES)[number]

export function takenBy({ origin, metric, scope, take }: Pick<Mapping, 'origin' | 'metric' | 'scope' | 'take'>, t: Words): string {
  if (origin.kind === 'source') return `${take ? `${t.take[take]}: ` : ''}${metric} · ${scope}`
  const known = METRICS.find((one) => one === metric)
  const whose = SCOPES.find((one) => one === scope)
  return `${known ? t.metric[known] : metric}, ${whose ? t.scope[whose] : scope}`
}
