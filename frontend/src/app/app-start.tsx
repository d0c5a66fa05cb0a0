/** Starts the pages within. */
import './styles'

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

import { newCache } from './cache'
import { mount } from './mount'
import { router } from './router'

const Toasts = lazy(() => import('./toasts').then((part) => ({ default: part.Toasts })))

export function start() {
  mount(
    <QueryClientProvider client={newCache()}>
      <RouterProvider router={router} />
      <Suspense>
        <Toasts />
      </Suspense>
    </QueryClientProvider>,
  )
}
