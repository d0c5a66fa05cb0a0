/** Shows a page as the app does: look, cache, addresses; and asks axe what it thinks. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router'
import { act, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import type { JSX, ReactNode } from 'react'

import { ThemeProvider } from '@/app/render-root'
import { PageBoundary } from '@/components/states'

/** A component that needs no address. */
export function renderPart(part: ReactNode) {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const shown = render(
    <ThemeProvider>
      <QueryClientProvider client={cache}>{part}</QueryClientProvider>
    </ThemeProvider>,
  )
  return { ...shown, user: userEvent.setup(), cache }
}

/** A page at an address; `path` is as in `app/router.tsx`. Every other address shows its path. */
export async function renderPage(Page: () => JSX.Element, path: string, address = path) {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const root = createRootRoute({
    component: () => (
      <PageBoundary>
        <Outlet />
      </PageBoundary>
    ),
    notFoundComponent: () => <p>{history.location.pathname}</p>,
  })
  const history = createMemoryHistory({ initialEntries: [address] })
  const page = createRoute({ getParentRoute: () => root, path, component: Page })
  const router = createRouter({ routeTree: root.addChildren([page]), history })
  await router.load()
  const shown = render(
    <ThemeProvider>
      <QueryClientProvider client={cache}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </ThemeProvider>,
  )
  await act(async () => undefined)
  return { ...shown, user: userEvent.setup(), cache, history }
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds, in words; colours need a real browser (`e2e/look.mjs`). */
export async function axeViolations(container: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(container, {
    runOnly: RULES,
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)
}
