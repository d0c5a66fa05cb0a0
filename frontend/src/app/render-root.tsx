/** What all pages stand in: look, language, size of the text. */
import { MantineProvider } from '@mantine/core'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { startLanguage } from '@/i18n/language'
import { applyTextSize } from '@/lib/text-size'

import { cssVariablesResolver, theme } from './theme'

export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" deduplicateCssVariables={false}>
      {children}
    </MantineProvider>
  )
}

export function renderRoot(page: ReactNode) {
  startLanguage()
  applyTextSize()
  const root = document.getElementById('root')
  if (!root) return
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider>{page}</ThemeProvider>
    </StrictMode>,
  )
}
