/** Shows a page as the app does: styles, cache, addresses; and asks axe what it thinks. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRouter, Outlet, RouterContextProvider, RouterProvider } from '@tanstack/react-router'
import { act, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import type { ReactNode } from 'react'

import { ThemeProvider } from '@/app/render-root'
import { routesIn } from '@/app/routes'
import { PageBoundary } from '@/components/states'

function Bare() {
  return (
    <PageBoundary>
      <Outlet />
    </PageBoundary>
  )
}

function routerAt(address: string) {
  const history = createMemoryHistory({ initialEntries: [address] })
  return createRouter({ routeTree: routesIn(Bare), history })
}

function show(part: ReactNode) {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const shown = render(
    <ThemeProvider>
      <QueryClientProvider client={cache}>{part}</QueryClientProvider>
    </ThemeProvider>,
  )
  return { ...shown, user: userEvent.setup(), cache }
}

/** A component by itself; its links lead nowhere. */
export function renderPart(part: ReactNode) {
  return show(
    <RouterContextProvider router={routerAt('/')}>
      <PageBoundary>{part}</PageBoundary>
    </RouterContextProvider>,
  )
}

/** The page of an address, without the shell around it. */
export async function renderPage(address: string) {
  const router = routerAt(address)
  await router.load()
  const shown = show(<RouterProvider router={router} />)
  await act(async () => undefined)
  return { ...shown, history: router.history }
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
