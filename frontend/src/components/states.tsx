/** Empty, loading and error states; and the boundary that shows them for a page. */
import { Button, Skeleton } from '@mantine/core'
import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode, Suspense, useEffect, useState } from 'react'

import { isProblem, type Problem } from '@/api/problem'
import { useMessages } from '@/i18n/language'

import { commonMessages } from './common-messages'
import { ProblemNotice } from './problem-notice'

export function Loading({ lines = 4 }: { lines?: number }) {
  const t = useMessages(commonMessages)
  const seconds = useSecondsShown()
  if (seconds < 0.15) return null
  return (
    <div role="status" aria-busy="true" aria-label={t.loading} className="stack">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={index === 0 ? 34 : 74} radius="lg" />
      ))}
      {seconds >= 8 && <p>{t.slow}</p>}
    </div>
  )
}

function useSecondsShown() {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const soon = setTimeout(() => setSeconds(0.2), 150)
    const late = setTimeout(() => setSeconds(8), 8000)
    return () => {
      clearTimeout(soon)
      clearTimeout(late)
    }
  }, [])
  return seconds
}

type BoundaryProps = { children: ReactNode; onReset: () => void }

class Boundary extends Component<BoundaryProps, { error: Problem | Error | null }> {
  override state = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  reset = () => {
    this.props.onReset()
    this.setState({ error: null })
  }

  override render() {
    const { error } = this.state as { error: Problem | Error | null }
    if (!error) return this.props.children
    if (isProblem(error, '/problems/not-found')) return <Gone />
    return <Failed error={error} onRetry={this.reset} />
  }
}

/** Every page waits and fails in the same way. */
export function PageBoundary({ children }: { children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary onReset={reset}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  )
}

/** A page that did not come. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useMessages(commonMessages)
  return (
    <div className="page-text stack">
      <h1 tabIndex={-1} style={{ margin: 0 }}>{t.oursTitle}</h1>
      <ProblemNotice error={error} onRetry={onRetry} />
    </div>
  )
}

export function Gone() {
  const t = useMessages(commonMessages)
  return (
    <div className="page-text stack">
      <h1 tabIndex={-1}>{t.gone}</h1>
      <div>
        <Button component="a" href="/beranda">
          {t.home}
        </Button>
      </div>
    </div>
  )
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="card-body">
      <p style={{ margin: 0 }}>
        <b>{title}</b>
      </p>
      {children && <div className="dim" style={{ marginTop: 4 }}>{children}</div>}
    </div>
  )
}
