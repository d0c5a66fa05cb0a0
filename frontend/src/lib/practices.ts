/** The practices of teaching (R106) by code, in the reader's language. */
import { queryOptions } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import { came } from '@/api/first-answers'
import type { Language } from '@/i18n/language'

const TABLE = 'teaching_practices'
export type Practice = { code: string; name: Record<Language, string> }

/** The table is the regulation's: its cells are read by the names that it has. */
export const practicesQuery = queryOptions({
  queryKey: ['rules', TABLE] as const,
  queryFn: ({ signal }) => api.GET('/api/v1/rules/tables/{name}', { params: { path: { name: TABLE } }, signal }).then(dataOf),
  initialData: came('/api/v1/rules/tables/{name}', { path: { name: TABLE } }),
  select: (table): Practice[] => table.rows.map((row) => ({ code: row.key, name: row.cells.name as Practice['name'] })),
  staleTime: Infinity,
})
