/** What tabs of a browser share, pretended: channels that deliver at once to all others, and locks that go from one to the next. */
import { vi } from 'vitest'

class Channel {
  static all: Channel[] = []
  onmessage: ((event: { data: unknown }) => void) | null = null
  constructor(readonly name: string) {
    Channel.all.push(this)
  }
  postMessage(data: unknown) {
    for (const other of Channel.all) if (other !== this && other.name === this.name) other.onmessage?.({ data: structuredClone(data) })
  }
  close() {
    Channel.all = Channel.all.filter((one) => one !== this)
  }
}

type Turn = { act: () => Promise<void>; refuse: (error: Error) => void; done: () => void }
const gone = () => new DOMException('gone', 'AbortError')

class Locks {
  private readonly lines = new Map<string, Turn[]>()

  request(name: string, { signal, steal }: { signal?: AbortSignal; steal?: boolean }, act: () => Promise<void>) {
    return new Promise<void>((done, refuse) => {
      if (signal?.aborted) return refuse(gone())
      const line = this.lines.get(name) ?? []
      this.lines.set(name, line)
      const turn: Turn = { act, refuse, done }
      signal?.addEventListener('abort', () => line.indexOf(turn) > 0 && refuse(line.splice(line.indexOf(turn), 1) && gone()))
      if (steal) {
        line.shift()?.refuse(gone())
        line.unshift(turn)
      } else line.push(turn)
      if (line[0] === turn) this.begin(line)
    })
  }
  private begin(line: Turn[]) {
    const turn = line[0]
    void turn?.act().then(() => {
      turn.done()
      if (line[0] !== turn) return
      line.shift()
      this.begin(line)
    })
  }
}

export function mockTabs() {
  Channel.all = []
  vi.stubGlobal('BroadcastChannel', Channel)
  Object.defineProperty(navigator, 'locks', { value: new Locks(), configurable: true })
}

/** A browser without locks. */
export function forgetTabs() {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(navigator, 'locks')
}
