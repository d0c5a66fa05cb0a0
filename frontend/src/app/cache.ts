/** How long answers are fresh, when a read is tried again, and that without network one is told at once. */
import { QueryClient } from '@tanstack/react-query'

import { isProblem } from '@/api/problem'

const isFinal = (error: Error) => isProblem(error) && !isProblem(error, '/problems/offline')

export function newCache() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && !isFinal(error),
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
