/** What happened, the newest first. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { SUBJECTS } from '@/lib/query-keys'

import type { TrailSearch } from './search-params'

export type AuditEvent = components['schemas']['AuditEventView']
export type Kind = AuditEvent['kind']

/** `before`: the last event of the page above. */
export const trailQuery = (wanted: TrailSearch, before: string | undefined) =>
  queryOptions({
    queryKey: [...SUBJECTS.audit, wanted, before],
    queryFn: ({ signal }) => api.GET('/api/v1/audit-events', { params: { query: asQuery(wanted, before) }, signal }).then(dataOf),
    initialData: came('/api/v1/audit-events', { query: asQuery(wanted, before) }),
  })

function asQuery({ oleh, tentang, jenis, dari, sampai }: TrailSearch, before: string | undefined) {
  return {
    ...(oleh && { actor_id: oleh }),
    ...(tentang && { about_id: tentang }),
    ...(jenis && { kind: [jenis as Kind] }),
    ...(dari && { since: dari }),
    ...(sampai && { until: sampai }),
    ...(before && { before }),
  }
}
