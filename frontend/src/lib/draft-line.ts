/**
 * One thing that is being written: what was typed, on the device with every key, and what the server has.
 *
 * The newest words that the person typed are never lost and never written over what somebody else has saved: where
 * both exist, both are shown and the person chooses.
 */
import { store, stored } from './device-storage'

type Draft<T> = {
  /** Which version of the server it was written upon. */
  version: number
  value: T
  /** What was sent and not answered: when the server has just that, it is one's own and nobody came between. */
  sent: T[]
}

/** `elsewhere`: saved on the server while one wrote here; `device`: written here upon a version that is no more. */
export type OtherWords<T> = { from: 'elsewhere' | 'device'; value: T }

export type DraftState<T> = {
  value: T
  other: OtherWords<T> | null
  /** The server has refused to write over something newer. */
  overtaken: boolean
  /** Another tab writes the same. */
  inOtherTab: boolean
}

/** What an older program left in another shape is no draft. */
function storedDraft<T>(key: string): Draft<T> | null {
  const found = stored<Draft<T> | null>(key, null)
  return found !== null && typeof found === 'object' && 'value' in found && 'sent' in found ? found : null
}

/** Blanks at the ends are not kept by the server, so they make no difference. */
export function isSame(one: unknown, other: unknown) {
  return plain(one) === plain(other)
}

const plain = (value: unknown) => JSON.stringify(value, (_name, part: unknown) => (typeof part === 'string' ? part.trim() : part))

const isAmong = (values: unknown[], wanted: unknown) => values.some((one) => isSame(one, wanted))

/** Answers that may be lost one after the other, as far as anybody types without hearing of it. */
const MOST_SENT = 5

/** Whether the device holds words for a place that the server does not have. */
export function isUnsent(key: string, onServer: unknown) {
  const draft = storedDraft(key)
  return draft !== null && !isSame(draft.value, onServer)
}

export class DraftLine<T> {
  private state: DraftState<T>
  private seen: number
  private sent: T[] = []
  private written: T | null = null
  private isTyped = false
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly key: string,
    private version: number,
    private onServer: T,
  ) {
    this.seen = version
    this.state = { value: onServer, other: null, overtaken: false, inOtherTab: false }
    const draft = storedDraft<T>(key)
    if (draft === null) return
    if (isSame(draft.value, onServer)) {
      store(key, null)
    } else if (draft.version === version || isAmong(draft.sent, onServer)) {
      this.state = { ...this.state, value: draft.value }
      this.written = draft.value
      this.sent = draft.sent
    } else {
      this.state = { ...this.state, other: { from: 'device', value: draft.value } }
    }
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = () => this.state

  get isUnsent() {
    return !isSame(this.state.value, this.onServer)
  }

  /** Whether the device still holds just these words: nobody has gone on writing, sent or discarded them since. */
  get isLeft() {
    const draft = storedDraft<T>(this.key)
    return this.isUnsent && draft !== null && isSame(draft.value, this.state.value)
  }

  /** Over what somebody else has just written nothing is sent before the person has chosen. */
  get isHeld() {
    return this.state.overtaken || this.state.other?.from === 'elsewhere'
  }

  /** The person typed. */
  put(value: T) {
    this.isTyped = true
    this.state = { ...this.state, value }
    this.write(true)
    this.tell()
  }

  /** Say what is sent now, and upon which version. */
  begin(): { value: T; version: number } {
    this.sent = [...this.sent, this.state.value].slice(-MOST_SENT)
    this.write()
    return { value: this.state.value, version: this.version }
  }

  /** The server has it; what was typed meanwhile is upon this version. */
  arrived(value: T, version: number) {
    this.version = this.seen = version
    this.onServer = value
    this.sent = []
    this.isTyped = this.isUnsent
    this.show({ overtaken: false })
  }

  /** The server has something newer; it is heard soon. */
  overtake() {
    this.show({ overtaken: true })
  }

  /** What the server has now, whoever wrote it; an answer that was overtaken on its way says nothing. */
  heard(version: number, value: T) {
    const isOld = version !== 0 && version < this.seen
    if (version === this.seen || isOld) return
    const isMine = !this.isUnsent || isSame(this.state.value, value)
    const isOwnAnswer = isAmong(this.sent, value)
    this.seen = version
    this.onServer = value
    if (!isMine && !isOwnAnswer) return this.show({ other: { from: 'elsewhere', value } })
    this.version = version
    this.sent = []
    const other = this.state.other?.from === 'device' ? this.state.other : null
    this.show({ value: isMine ? value : this.state.value, other, overtaken: false })
  }

  /** The person chose between the two: these words go on from what the server has now. */
  settle(value: T) {
    this.version = this.seen
    this.sent = []
    this.isTyped = true
    if (this.state.other?.from === 'device') this.written = this.state.other.value
    this.show({ value, other: null, overtaken: false })
  }

  /** Another tab has typed, or has nothing unsent any more. */
  heardTab() {
    const draft = storedDraft<T>(this.key)
    const adopts = draft !== null && !this.isTyped && draft.version === this.version
    this.state = { ...this.state, inOtherTab: draft !== null, value: adopts ? draft.value : this.state.value }
    this.tell()
  }

  private show(change: Partial<DraftState<T>>) {
    this.state = { ...this.state, ...change }
    this.write()
    this.tell()
  }

  private tell() {
    for (const listener of this.listeners) listener()
  }

  /** What the person types here is the newest there is; else another tab may hold newer words, which stay. */
  private write(isTyping = false) {
    const draft = storedDraft<T>(this.key)
    const isOwn = draft === null || isSame(draft.value, this.written) || isSame(draft.value, this.onServer)
    if (!isTyping && !isOwn) return
    this.written = this.state.value
    const kept: Draft<T> = { version: this.version, value: this.state.value, sent: this.sent }
    store(this.key, this.isUnsent ? kept : null)
  }
}
