/** A pretended `EventSource`: a test says what is sent, and how it ends. As browsers do, one that was refused stays closed. */
import { vi } from 'vitest'

type Message = { data: string; lastEventId: string }

export class SentEvents {
  static readonly CLOSED = 2
  static made: SentEvents[] = []
  readyState = 1
  onmessage: ((message: Message) => void) | null = null
  onerror: (() => void) | null = null
  onopen: (() => void) | null = null
  private onHere: ((message: Message) => void) | null = null

  constructor(readonly address: string) {
    SentEvents.made.push(this)
  }
  addEventListener(_name: 'here', act: (message: Message) => void) {
    this.onHere = act
  }
  here(id: number) {
    this.onHere?.({ data: '{}', lastEventId: String(id) })
  }
  say(id: number, heard: object) {
    this.onmessage?.({ data: JSON.stringify(heard), lastEventId: String(id) })
  }
  refuse() {
    this.readyState = 2
    this.onerror?.()
  }
  lose() {
    this.readyState = 0
    this.onerror?.()
  }
  close() {
    this.readyState = 2
  }
  get isOpen() {
    return this.readyState !== 2
  }
}

/** Streams that are opened from now on; the newest last. */
export function mockStreams() {
  SentEvents.made = []
  vi.stubGlobal('EventSource', SentEvents)
  return {
    made: SentEvents.made,
    open: () => SentEvents.made.filter((one) => one.isOpen),
    newest: () => SentEvents.made.at(-1) as SentEvents,
  }
}
