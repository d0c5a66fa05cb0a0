/** One line that is being written: on the device with every key, on the server after a pause, and again when the network is back. */
import { useCallback, useEffect, useRef, useState } from 'react'

import { isProblem } from '@/api/problem'

import { registerSender } from './unsent'
import { useDraftLine } from './use-draft-line'

export const PAUSE = 1200
/** Until what did not arrive is sent again, and until words that were found on the device are: another tab may still be writing them. */
export const RETRY = 10_000

export type SaveState = { kind: 'rest' | 'held' | 'waiting' | 'saving' | 'saved' | 'failed'; at: string | null; error: unknown }

type Options<T> = {
  /** Where unsent words stay on the device. */
  key: string
  /** What the server has, and its version. */
  version: number
  start: T
  /** What is half written waits; the person's own "done" sends it all the same, and hears why not. */
  ready: (value: T) => boolean
  /** Write upon a version; gives the one that it has become. */
  save: (value: T, version: number) => Promise<number>
}

export type Autosave<T> = ReturnType<typeof useAutosave<T>>

const isPassing = (error: unknown) => isProblem(error) && (error.status === 0 || error.status >= 500)

export function useAutosave<T>({ key, version, start, ready, save }: Options<T>) {
  const { line, state: draft } = useDraftLine(key, version, start)
  const [state, setState] = useState<SaveState>(() => ({ kind: line.isUnsent ? 'held' : 'rest', at: null, error: null }))
  const queue = useRef<Promise<boolean>>(Promise.resolve(true))
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const given = useRef({ ready, save })
  const isGone = useRef(false)
  const sendLater = useRef<(pause: number) => void>(() => undefined)
  useEffect(() => {
    given.current = { ready, save }
  })

  const attempt = useCallback(async () => {
    if (line.isHeld) return false
    if (!line.isUnsent) return line.snapshot().other === null
    const sent = line.begin()
    setState((before) => ({ ...before, kind: 'saving', error: null }))
    try {
      line.arrived(sent.value, await given.current.save(sent.value, sent.version))
    } catch (error) {
      if (isProblem(error, '/problems/edited-meanwhile')) line.overtake()
      if (isPassing(error) && !isGone.current) sendLater.current(RETRY)
      setState((before) => ({ ...before, kind: 'failed', error }))
      return false
    }
    setState({ kind: line.isUnsent ? 'waiting' : 'saved', at: new Date().toISOString(), error: null })
    return !line.isUnsent
  }, [line])

  /** Save what is not saved yet, after what is on its way; true when the server has it all. */
  const finish = useCallback(() => {
    clearTimeout(timer.current)
    queue.current = queue.current.then(attempt)
    return queue.current
  }, [attempt])

  const sends = useCallback(() => line.isUnsent && !line.isHeld && given.current.ready(line.snapshot().value), [line])

  useEffect(() => {
    sendLater.current = (pause) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void (sends() && finish()), pause)
    }
    const resume = () => void (sends() && finish())
    isGone.current = false
    if (line.isUnsent) sendLater.current(RETRY)
    addEventListener('online', resume)
    const unregister = registerSender(key, finish)
    return () => {
      isGone.current = true
      unregister()
      removeEventListener('online', resume)
      resume()
      // Without network it goes when there is one again, if the app is still open and nobody has gone on from it.
      addEventListener('online', () => void (line.isLeft && resume()), { once: true })
    }
  }, [key, line, sends, finish])

  // What overtook it was one's own answer that had been lost: it goes on from there.
  const wasOvertaken = useRef(false)
  useEffect(() => {
    if (wasOvertaken.current && !draft.overtaken && line.isUnsent) sendLater.current(PAUSE)
    wasOvertaken.current = draft.overtaken
  }, [line, draft.overtaken])

  const put = (next: T) => {
    line.put(next)
    const goes = sends()
    if (goes) sendLater.current(PAUSE)
    setState((before) => ({ ...before, kind: goes ? 'waiting' : 'held' }))
  }

  const settle = (value: T) => {
    line.settle(value)
    setState((before) => ({ ...before, kind: 'rest', error: null }))
    return finish()
  }

  return { value: draft.value, other: draft.other, inOtherTab: draft.inOtherTab, put, settle, state, finish }
}
