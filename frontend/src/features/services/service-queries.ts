/** Services, their cases and what is counted of them. */
import { queryOptions, useMutation } from '@tanstack/react-query'

import { api, dataOf, ifMatch } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { upload } from '@/api/upload'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type Service = Schemas['ServiceView']
export type Team = Schemas['ServiceTeam']
export type Mine = Schemas['ServiceMine']
export type CaseLine = Schemas['CaseLine']
export type SuspendedCase = Schemas['SuspendedCase']
export type TurnGroup = Schemas['TurnGroup']
export type Case = Schemas['CaseView']
export type CaseState = Schemas['CaseState']
export type Figures = Schemas['FiguresView']
export type Officer = Schemas['OfficerFigures']
export type LateCase = Schemas['LateCase']
export type MonthFigures = Schemas['MonthFigures']
export type Delivery = Schemas['DeliveryResult']
export type ServiceDraft = Schemas['ServiceDraft']
export type ServiceChange = Schemas['ServiceChange']
export type StandardDraft = Schemas['StandardDraft']

export type CaseFilter = {
  officer_id?: string | undefined
  step?: string | undefined
  state?: CaseState | undefined
  period_id?: number | undefined
  late?: true | undefined
  page: number
}

const all = [...SUBJECTS.measurements, 'services'] as const
const keys = {
  detail: (id: string) => [...all, id, 'whole'] as const,
  team: (id: string, periodId: number | undefined) => [...all, id, 'team', periodId] as const,
  mine: (id: string, periodId: number, officerId: string) => [...all, id, 'mine', periodId, officerId] as const,
  cases: (id: string, filter: CaseFilter) => [...all, id, 'cases', filter] as const,
  case: (id: string, caseId: string) => [...all, id, 'case', caseId] as const,
}
const at = (service_id: string) => ({ service_id })
const SHOWN = 25

export const serviceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.detail(id),
    queryFn: ({ signal }) => api.GET('/api/v1/services/{service_id}', { params: { path: at(id) }, signal }).then(dataOf),
    initialData: came('/api/v1/services/{service_id}', { path: at(id) }),
  })

export const teamQuery = (id: string, periodId: number | undefined) =>
  queryOptions({
    queryKey: keys.team(id, periodId),
    queryFn: ({ signal }) => api.GET('/api/v1/services/{service_id}/team', { params: { path: at(id), query: { period_id: periodId } }, signal }).then(dataOf),
    initialData: came('/api/v1/services/{service_id}/team', { path: at(id), query: { period_id: periodId } }),
  })

/** `officerId`: whose page it is. */
export const mineQuery = (id: string, periodId: number, officerId: string) =>
  queryOptions({
    queryKey: keys.mine(id, periodId, officerId),
    queryFn: ({ signal }) => api.GET('/api/v1/services/{service_id}/mine', { params: { path: at(id), query: { period_id: periodId, officer_id: officerId } }, signal }).then(dataOf),
  })

export const casesQuery = (id: string, filter: CaseFilter) =>
  queryOptions({
    queryKey: keys.cases(id, filter),
    queryFn: ({ signal }) => api.GET('/api/v1/services/{service_id}/cases', { params: { path: at(id), query: { ...filter, size: SHOWN } }, signal }).then(dataOf),
  })

export const caseQuery = (id: string, caseId: string) =>
  queryOptions({
    queryKey: keys.case(id, caseId),
    queryFn: ({ signal }) => api.GET('/api/v1/services/{service_id}/cases/{case_id}', { params: { path: { ...at(id), case_id: caseId } }, signal }).then(dataOf),
    initialData: came('/api/v1/services/{service_id}/cases/{case_id}', { path: { ...at(id), case_id: caseId } }),
  })

/** A case, a standard or a step shows on every page of its service. */
function useServiceMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const invalidate = useInvalidate()
  return useMutation({ mutationFn, onSuccess: () => void invalidate(SUBJECTS.measurements, SUBJECTS.tasks) })
}

export const useRemind = (serviceId: string) =>
  useServiceMutation((caseId: string) =>
    withIdempotencyKey(`case-${caseId}`, caseId, (header) =>
      api.POST('/api/v1/services/{service_id}/cases/{case_id}/remind', { params: { path: { ...at(serviceId), case_id: caseId }, header } }).then(dataOf),
    ),
  )

export const useRegister = () =>
  useServiceMutation((body: ServiceDraft) => withIdempotencyKey('service', body, (header) => api.POST('/api/v1/services', { params: { header }, body }).then(dataOf)))

export const useChangeService = ({ id, version }: Pick<Service, 'id' | 'version'>) =>
  useServiceMutation((body: ServiceChange) => api.PATCH('/api/v1/services/{service_id}', { params: { path: at(id), header: ifMatch(version) }, body }).then(dataOf))

export const useAddStandard = ({ id }: Pick<Service, 'id'>) =>
  useServiceMutation((body: StandardDraft) =>
    withIdempotencyKey(`standard-${id}`, body, (header) =>
      api.POST('/api/v1/services/{service_id}/standards', { params: { path: at(id), header }, body }).then(dataOf),
    ),
  )

export const useDeliverFile = (serviceId: string) =>
  useServiceMutation(({ file, dryRun }: { file: File; dryRun: boolean }) =>
    withIdempotencyKey(`case-file-${serviceId}-${String(dryRun)}`, file, (header) =>
      upload<Delivery>({
        address: `/api/v1/services/${serviceId}/cases/file?dry_run=${String(dryRun)}`,
        file,
        headers: { 'Content-Type': 'application/octet-stream', ...header },
        onProgress: () => undefined,
      }),
    ),
  )
