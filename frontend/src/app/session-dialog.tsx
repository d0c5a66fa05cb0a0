/** A session that has ended: sign in again over the untouched page. */
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'

import { whenSessionEnds } from '@/api/session-renewal'
import { meQuery } from '@/lib/session'

const SignInAgain = lazy(() => import('./sign-in-again').then((part) => ({ default: part.SignInAgain })))

export function SessionDialog() {
  const cache = useQueryClient()
  const [opened, setOpened] = useState(false)
  useEffect(() => whenSessionEnds(() => setOpened(cache.getQueryData(meQuery.queryKey) !== undefined)), [cache])
  if (!opened) return null
  return (
    <Suspense>
      <SignInAgain onClose={() => setOpened(false)} />
    </Suspense>
  )
}
