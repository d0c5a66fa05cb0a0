/** A pretended `XMLHttpRequest`: the test says how far a file is, and what is answered. */
import { vi } from 'vitest'

export class SentFile {
  static all: SentFile[] = []
  readonly upload: { onprogress: ((event: { lengthComputable: boolean; loaded: number; total: number }) => void) | null } = { onprogress: null }
  readonly headers: Record<string, string> = {}
  onload: (() => void) | null = null
  onerror: (() => void) | null = null
  onabort: (() => void) | null = null
  onloadend: (() => void) | null = null
  address = ''
  file: File | null = null
  status = 0
  responseText = ''

  open(_method: string, address: string) {
    this.address = address
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(file: File) {
    this.file = file
    SentFile.all.push(this)
  }
  abort() {
    this.onabort?.()
    this.onloadend?.()
  }
  reach(share: number) {
    this.upload.onprogress?.({ lengthComputable: true, loaded: share * 100, total: 100 })
  }
  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = JSON.stringify(body)
    this.onload?.()
    this.onloadend?.()
  }
  lose() {
    this.onerror?.()
    this.onloadend?.()
  }
}

/** The requests that are sent from now on, in their order. */
export function mockUploads() {
  SentFile.all = []
  vi.stubGlobal('XMLHttpRequest', SentFile)
  return SentFile.all
}
