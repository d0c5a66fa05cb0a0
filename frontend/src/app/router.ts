/** The router of the app; its type is what links and pages are checked against. */
import { createRouter } from '@tanstack/react-router'

import { AppShell } from './app-shell'
import { routesIn } from './routes'

export const router = createRouter({ routeTree: routesIn(AppShell), defaultPreload: 'intent', scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
