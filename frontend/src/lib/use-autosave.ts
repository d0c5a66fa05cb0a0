/** One line that is being written: on the device with every key, on the server after a pause. */
import { useEffect, useRef, useState } from 'react'

import { isProblem } from '@/api/problem'

import { store, stored } from './device-storage'

export const PAUSE = 1200

export type SaveState = { kind: 'rest' | 'held' | 'waiting' | 'saving' | 'saved' | 'failed'; at: string | null; error: unknown }

type StoredDraft<T> = { stamp: string; value: T }
type Options<T> = {
  /** Where unsent words stay on the device. */
  key: string
  /** Which state of the server they were written upon; older words are not brought back over newer ones. */
  stamp: string
  start: T
  /** What is half written waits; the person's own "done" sends it all the same, and hears why not. */
  ready: (value: T) => boolean
  save: (value: T) => Promise<unknown>
}

export function useAutosave<T>({ key, stamp, start, ready, save }: Options<T>) {
  const [value, setValue] = useState<T>(() => unsent(key, stamp, start))
  const [state, setState] = useState<SaveState>({ kind: 'rest', at: null, error: null })
  const newest = useRef(value)
  const onServer = useRef(JSON.stringify(start))
  const queue = useRef<Promise<boolean>>(Promise.resolve(true))
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const overtaken = useRef(false)
  const saver = useRef(save)
  useEffect(() => {
    saver.current = save
  })

  const attempt = async () => {
    const next = newest.current
    const text = JSON.stringify(next)
    if (text === onServer.current) return true
    setState((before) => ({ ...before, kind: 'saving', error: null }))
    try {
      await saver.current(next)
    } catch (error) {
      overtaken.current = isProblem(error, '/problems/edited-meanwhile')
      setState((before) => ({ ...before, kind: 'failed', error }))
      return false
    }
    onServer.current = text
    overtaken.current = false
    if (newest.current === next) store(key, null)
    setState({ kind: 'saved', at: new Date().toISOString(), error: null })
    return true
  }

  /** Save what is not saved yet, after what is on its way; true when the server has it all. */
  const finish = () => {
    clearTimeout(timer.current)
    queue.current = queue.current.then(attempt)
    return queue.current
  }

  const put = (next: T) => {
    newest.current = next
    setValue(next)
    store(key, { stamp, value: next } satisfies StoredDraft<T>)
    clearTimeout(timer.current)
    // Over what somebody else has just written, only the person's own "done" saves.
    const goes = ready(next) && !overtaken.current
    if (goes) timer.current = setTimeout(() => void finish(), PAUSE)
    setState((before) => ({ ...before, kind: goes ? 'waiting' : 'held' }))
  }

  useEffect(() => () => clearTimeout(timer.current), [])
  return { value, put, state, finish }
}

function unsent<T>(key: string, stamp: string, start: T): T {
  const found = stored<StoredDraft<T> | null>(key, null)
  return found?.stamp === stamp ? found.value : start
}
