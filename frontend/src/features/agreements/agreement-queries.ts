/** Performance agreements: read by unit and year, written line by line; every write answers with the whole. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, ifMatch, throwProblem } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { withIdempotencyKey } from '@/api/idempotency'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'

type Schemas = components['schemas']
export type AgreementPaper = Schemas['AgreementList']
export type Agreement = Schemas['AgreementView']
export type AgreementLine = Schemas['AgreementIndicatorView']
export type Programme = Schemas['AgreementProgrammeView']
export type Signer = Schemas['Signer']
export type LineDraft = Schemas['AgreementIndicatorDraft']
export type ProgrammeDraft = Schemas['AgreementProgrammeDraft']

const agreementKeys = { of: (unitId: string, year: number) => [...SUBJECTS.agreements, unitId, year] as const }

export const agreementQuery = (unitId: string, year: number) =>
  queryOptions({
    queryKey: agreementKeys.of(unitId, year),
    queryFn: ({ signal }) => api.GET('/api/v1/performance-agreements', { params: { query: { unit_id: unitId, year } }, signal }).then(dataOf),
    initialData: came('/api/v1/performance-agreements', { query: { unit_id: unitId, year } }),
  })

/** Any write: the page shows the answer at once; what a goal may serve is read again. */
export function useAgreementChange<Input>(unitId: string, year: number, write: (input: Input) => Promise<Agreement>) {
  const cache = useQueryClient()
  const invalidate = useInvalidate()
  return useMutation({
    mutationFn: (input: Input) => write(input).catch(throwProblem),
    onSuccess: (agreement) => {
      cache.setQueryData<AgreementPaper>(agreementKeys.of(unitId, year), (paper) => paper && { ...paper, items: [agreement] })
      void invalidate(SUBJECTS.goals)
    },
    onError: () => void invalidate(agreementKeys.of(unitId, year)),
  })
}

type Line<Body> = { agreement: Agreement; body: Body }
const at = (agreement_id: string) => ({ path: { agreement_id } })
const line = (one: { id: string; version: number }) => ({ path: { line_id: one.id }, header: ifMatch(one.version) })

export const agreementWrites = {
  begin: (body: Schemas['AgreementDraft']) =>
    withIdempotencyKey(`agreement-${body.unit_id}`, body, (header) => api.POST('/api/v1/performance-agreements', { params: { header }, body }).then(dataOf)),
  number: ({ agreement, document_no }: { agreement: Agreement; document_no: string | null }) =>
    api.PATCH('/api/v1/performance-agreements/{agreement_id}', { params: { ...at(agreement.id), header: ifMatch(agreement.version) }, body: { document_no } }).then(dataOf),
  addLine: ({ agreement, body }: Line<LineDraft>) =>
    withIdempotencyKey(`agreement-line-${agreement.id}`, body, (header) =>
      api.POST('/api/v1/performance-agreements/{agreement_id}/indicators', { params: { ...at(agreement.id), header }, body }).then(dataOf),
    ),
  changeLine: ({ one, body }: { one: AgreementLine; body: Schemas['AgreementIndicatorChange'] }) =>
    api.PATCH('/api/v1/agreement-indicators/{line_id}', { params: line(one), body }).then(dataOf),
  removeLine: (one: AgreementLine) => api.DELETE('/api/v1/agreement-indicators/{line_id}', { params: line(one) }).then(dataOf),
  addProgramme: ({ agreement, body }: Line<ProgrammeDraft>) =>
    withIdempotencyKey(`agreement-programme-${agreement.id}`, body, (header) =>
      api.POST('/api/v1/performance-agreements/{agreement_id}/programmes', { params: { ...at(agreement.id), header }, body }).then(dataOf),
    ),
  changeProgramme: ({ one, body }: { one: Programme; body: Schemas['AgreementProgrammeChange'] }) =>
    api.PATCH('/api/v1/agreement-programmes/{line_id}', { params: line(one), body }).then(dataOf),
  removeProgramme: (one: Programme) => api.DELETE('/api/v1/agreement-programmes/{line_id}', { params: line(one) }).then(dataOf),
}
