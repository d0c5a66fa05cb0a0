/** Hears what changed: what stands still on screen is read again at once, of what would move it tells how much is new, and reads when asked. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

import { type Subject, SUBJECTS } from '@/lib/query-keys'

import { reader } from './live-reading'
import { readAll, useStanding } from './live-standing'
import { type Heard, isNoted, spreadOf, touched } from './live-subjects'
import { shareStream } from './live-tabs'

const OWN_MUTATION_MS = 3000
/** A page that has just been opened has its first answers by then. */
const SETTLED = 1000

type News = { count: number; show: () => void; until: string | null }

/** `path` is where one is: another page begins with everything new. Nobody hears for a person who is not known yet. */
export function useLiveUpdates(person: string | undefined, path: string): News {
  const cache = useQueryClient()
  const own = useOwnMutations(cache)
  const read = useMemo(() => reader(cache), [cache])
  const here = useRef(path)
  const waiting = useRef(new Map<string, readonly Subject[]>())
  const [count, setCount] = useState(0)
  const [round, setRound] = useState(0)
  const { until, stands } = useStanding()

  const show = useCallback(() => {
    const subjects = new Set([...waiting.current.values()].flat())
    waiting.current.clear()
    setCount(0)
    for (const subject of subjects) void cache.invalidateQueries({ queryKey: SUBJECTS[subject] })
  }, [cache])

  useEffect(() => {
    here.current = path
    return show
  }, [path, show])

  useEffect(() => {
    const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData
    if (!person || saving || typeof EventSource === 'undefined') return
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const later = (act: () => void, pause: number) => timers.add(setTimeout(act, pause))

    const hear = (heard: Heard) => {
      const subjects = touched(heard, here.current)
      const noted = own() || document.hidden ? [] : subjects.filter((subject) => isNoted(cache, subject, here.current))
      const atOnce = subjects.filter((subject) => !noted.includes(subject))
      const spread = spreadOf(heard)
      const readThem = () => atOnce.forEach((subject) => void read(subject, heard.changed ?? null))
      if (spread > 0) later(readThem, spread)
      else readThem()
      if (noted.length === 0) return
      waiting.current.set(heard.subject_id ?? heard.subject_kind, noted)
      setCount(waiting.current.size)
    }
    const stop = shareStream(cache, person, {
      said: (data) => hear(JSON.parse(data) as Heard),
      begins: (how) => {
        if (how === 'anew') later(() => void readAll(cache).catch(() => undefined), SETTLED)
        else later(() => void Promise.all([read('cycles'), read('measurements')]), spreadOf({ subject_kind: 'cycle' }))
      },
      stands,
      other: () => void cache.invalidateQueries().finally(() => setRound((before) => before + 1)),
    })
    return () => {
      timers.forEach(clearTimeout)
      stop()
    }
  }, [person, round, cache, own, read, stands])

  return { count, show, until }
}

/** What follows one's own mutation is no news. */
function useOwnMutations(cache: QueryClient) {
  const last = useRef(0)
  useEffect(
    () =>
      cache.getMutationCache().subscribe(() => {
        last.current = Date.now()
      }),
    [cache],
  )
  return useCallback(() => cache.isMutating() > 0 || Date.now() - last.current < OWN_MUTATION_MS, [cache])
}
