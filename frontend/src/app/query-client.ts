/** How long answers are fresh, when a read is tried again, and that without network one is told at once. */
import { QueryClient } from '@tanstack/react-query'

import { isProblem } from '@/api/problem'

export function newQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && !isProblem(error),
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
