/**
 * One key per thing that the person wants: the same when it is tried again, also on a page that was opened anew;
 * a new one as soon as it has arrived or what is sent has changed.
 */
import { networkProblem } from './client'
import { isProblem } from './problem'

type KeyedRequest = { sent: string; key: string }
export type IdempotencyHeader = { 'Idempotency-Key': string }

/** `place` says which thing of the domain, `sent` all that the server will read; a file counts by its name, size and age. */
export async function withIdempotencyKey<Output>(place: string, sent: unknown, write: (header: IdempotencyHeader) => Promise<Output>): Promise<Output> {
  const storedAs = `sk-idempotency-${place}`
  const request = requestFor(storedAs, JSON.stringify(sent, fileAsText) ?? '')
  try {
    const output = await write({ 'Idempotency-Key': request.key })
    forget(storedAs, request)
    return output
  } catch (error) {
    if (isProblem(error, '/problems/key-used-differently')) forget(storedAs, request)
    throw networkProblem(error)
  }
}

function requestFor(storedAs: string, sent: string): KeyedRequest {
  const before = storedRequest(storedAs)
  if (before?.sent === sent) return before
  const request = { sent, key: newKey() }
  sessionStorage.setItem(storedAs, JSON.stringify(request))
  return request
}

function storedRequest(storedAs: string): KeyedRequest | null {
  return JSON.parse(sessionStorage.getItem(storedAs) ?? 'null') as KeyedRequest | null
}

/** What was wanted meanwhile in the same place stays. */
function forget(storedAs: string, request: KeyedRequest) {
  if (storedRequest(storedAs)?.key === request.key) sessionStorage.removeItem(storedAs)
}

function fileAsText(_name: string, value: unknown) {
  return value instanceof File ? [value.name, value.size, value.lastModified] : value
}

function newKey(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  return Array.from(globalThis.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
