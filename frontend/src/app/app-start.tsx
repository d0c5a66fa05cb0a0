/** Starts the pages within. */
import './styles/all-app.css'

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'

import { problemIndonesian } from '@/i18n/problem-indonesian'
import { learnProblems } from '@/i18n/problem-messages'

import { newQueryClient } from './query-client'
import { renderRoot } from './render-root'
import { router } from './router'

export function start() {
  learnProblems(problemIndonesian)
  renderRoot(
    <QueryClientProvider client={newQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
}
