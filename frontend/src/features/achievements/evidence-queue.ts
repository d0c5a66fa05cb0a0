/**
 * Evidence on its way: it goes on when the dialog or the page is closed, one file after the other so that each has the
 * whole of a weak network, and what failed waits to be tried again.
 */
import { useSyncExternalStore } from 'react'

import { networkProblem } from '@/api/client'
import { reduceImage } from '@/lib/reduce-image'

import type { NewEvidence } from './report-queries'

export type Sending = NewEvidence & {
  id: number
  state: 'waiting' | 'preparing' | 'sending' | 'failed'
  /** The file as it is sent. */
  ready: File | null
  /** From 0 to 1. */
  progress: number
  error: unknown
}

/** Sends one piece; hears how far its file is. */
type Send = (evidence: NewEvidence, onProgress: (sent: number) => void) => Promise<unknown>

export class EvidenceQueue {
  private all: readonly Sending[] = []
  private readonly sends = new Map<number, Send>()
  private readonly listeners = new Set<() => void>()
  private next = 1
  private isBusy = false

  readonly snapshot = () => this.all

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  add(evidence: NewEvidence, send: Send) {
    const id = this.next++
    this.sends.set(id, send)
    this.show([...this.all, { ...evidence, id, state: 'waiting', ready: null, progress: 0, error: null }])
    void this.work()
  }

  retry(id: number) {
    this.change(id, { state: 'waiting', progress: 0, error: null })
    void this.work()
  }

  /** With the network back, what failed is tried again by itself. */
  retryAll() {
    for (const one of this.all.filter(({ state }) => state === 'failed')) this.retry(one.id)
  }

  discard(id: number) {
    this.sends.delete(id)
    this.show(this.all.filter((one) => one.id !== id))
  }

  private async work() {
    if (this.isBusy) return
    this.isBusy = true
    for (let one = this.waiting(); one; one = this.waiting()) await this.sendOne(one)
    this.isBusy = false
  }

  private waiting() {
    return this.all.find((one) => one.state === 'waiting')
  }

  private async sendOne({ id, planId, draft, file, ready: before }: Sending) {
    try {
      this.change(id, { state: 'preparing' })
      const ready = before ?? (file && (await reduceImage(file)))
      this.change(id, { state: 'sending', ready })
      await this.sends.get(id)?.({ planId, draft, file: ready }, (progress) => this.change(id, { progress }))
      this.discard(id)
    } catch (error) {
      this.change(id, { state: 'failed', error: networkProblem(error) })
    }
  }

  private change(id: number, part: Partial<Sending>) {
    this.show(this.all.map((one) => (one.id === id ? { ...one, ...part } : one)))
  }

  private show(all: readonly Sending[]) {
    this.all = all
    setLeaving(all.length > 0)
    for (const listener of this.listeners) listener()
  }
}

const warn = (event: BeforeUnloadEvent) => event.preventDefault()

/** Who closes the tab while something is not sent is asked first. */
function setLeaving(isUnsent: boolean) {
  if (isUnsent) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
}

export const evidenceQueue = new EvidenceQueue()
addEventListener('online', () => evidenceQueue.retryAll())

export function useSending(planId: string, periodId: number, indicatorId: string) {
  const all = useSyncExternalStore(evidenceQueue.subscribe, evidenceQueue.snapshot)
  return all.filter(({ planId: of, draft }) => of === planId && draft.period_id === periodId && draft.indicator_ids.includes(indicatorId))
}
