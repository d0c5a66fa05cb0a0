/** How long answers are fresh, when a read is tried again, and that without network one is told at once. */
import { QueryClient } from '@tanstack/react-query'

import { isProblem } from '@/api/problem'

const MOST_TRIES = 2
const LONGEST_WAIT = 60

/** A refusal stays one; only "not now" and what is no answer of the service is asked again. */
function isAskedAgain(tries: number, error: Error) {
  return tries < MOST_TRIES && (!isProblem(error) || error.retryAfter !== null)
}

/** Not before the service said, later each time, and not with everybody else in the same moment. */
export function waitBeforeAsking(tries: number, error: Error) {
  const seconds = isProblem(error) ? (error.retryAfter ?? 1) : 1
  return Math.min(seconds * 2 ** tries, LONGEST_WAIT) * 1000 * (1 + Math.random() / 2)
}

export function newQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: isAskedAgain,
        retryDelay: waitBeforeAsking,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
