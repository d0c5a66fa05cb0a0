/** Starts the pages within. */
import './app-styles'

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

import { problemIndonesian } from '@/i18n/problem-indonesian'
import { learnProblems } from '@/i18n/problem-messages'

import { newQueryClient } from './query-client'
import { renderRoot } from './render-root'
import { router } from './router'

const Toasts = lazy(() => import('./toasts').then((part) => ({ default: part.Toasts })))

export function start() {
  learnProblems(problemIndonesian)
  renderRoot(
    <QueryClientProvider client={newQueryClient()}>
      <RouterProvider router={router} />
      <Suspense>
        <Toasts />
      </Suspense>
    </QueryClientProvider>,
  )
}
