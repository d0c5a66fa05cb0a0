/** The practices of teaching (R106) by code, in the reader's language. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import { came } from '@/api/first-answers'
import type { Language } from '@/i18n/language'

const TABLE = 'teaching_practices'
type Words = Record<Language, string>
export type Behaviour = { code: string; text: Words; advised: Words[]; avoided: Words[] }
/** `read_by`: "city" where the decree's own name for it is not known (R106). */
export type Practice = { code: string; name: Words; read_by: 'law' | 'city'; behaviours: Behaviour[] }

/** The table is the regulation's: its cells are read by the names that it has. */
export const practicesQuery = queryOptions({
  queryKey: ['rules', TABLE] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/rules/tables/{name}', { params: { path: { name: TABLE } }, signal }).then(dataOf),
  initialData: came('/api/v1/rules/tables/{name}', { path: { name: TABLE } }),
  select: (table): Practice[] => table.rows.map((row) => ({ ...(row.cells as Omit<Practice, 'code'>), code: row.key })),
  staleTime: Infinity,
})

export type Practices = Record<string, Practice>

export function usePractices(): Practices {
  return Object.fromEntries(useSuspenseQuery(practicesQuery).data.map((one) => [one.code, one]))
}
