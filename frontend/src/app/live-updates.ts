/** Hears what changed and lets the pages read again; never moves what somebody is about to tap. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

const TOUCHED: Record<string, readonly string[]> = {
  plan: ['goals', 'tasks', 'team', 'achievements'],
  evidence: ['achievements', 'tasks', 'team', 'evaluations'],
  feedback: ['feedback', 'evaluations', 'team'],
  evaluation: ['evaluations', 'tasks', 'team'],
  period: ['cycles', 'tasks'],
  assignment: ['tasks', 'team', 'goals'],
}

type Heard = { subject_kind: string }

export function useLiveUpdates(signedIn: boolean) {
  const cache = useQueryClient()
  useEffect(() => {
    const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData
    if (!signedIn || saving || typeof EventSource === 'undefined') return
    const stream = new EventSource('/api/v1/live')
    stream.onmessage = (message: MessageEvent<string>) => {
      const heard = JSON.parse(message.data) as Heard
      for (const key of TOUCHED[heard.subject_kind] ?? []) void cache.invalidateQueries({ queryKey: [key] })
    }
    return () => stream.close()
  }, [signedIn, cache])
}
