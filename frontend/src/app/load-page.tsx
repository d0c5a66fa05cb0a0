/** Loads a page's code; where it cannot be reached, says so in place, instead of leaving the app for the browser's own page. */
import { type JSX, useEffect } from 'react'

import { Problem } from '@/api/problem'
import { Failed } from '@/components/states'

type Page = () => JSX.Element
export type Load = () => Promise<Page>
const again = () => location.reload()

function Unreached() {
  useEffect(() => {
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])
  return <Failed error={new Problem({ type: '/problems/offline', title: 'offline', status: 0 })} onRetry={again} />
}

const isReached = () =>
  globalThis.fetch('/api/health/live').then(
    (answer) => answer.ok,
    () => false,
  )

/** Code that is gone although the server answers belongs to an older build: the router then loads the app anew. */
export async function loadPage(load: Load): Promise<{ default: Page }> {
  try {
    return { default: await load() }
  } catch (error) {
    if (await isReached()) throw error
    return { default: Unreached }
  }
}
