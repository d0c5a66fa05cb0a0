/**
 * One key per thing that the person wants: the same when it is tried again, also on a page that was opened anew;
 * a new one as soon as it has arrived or what is sent has changed.
 */
import { networkProblem } from './client'
import { isProblem } from './problem'

type Wish = { sent: string; key: string }
export type OnceHeader = { 'Idempotency-Key': string }

/** `place` says which thing of the domain, `sent` all that the server will read; a file counts by its name, size and age. */
export async function once<Output>(place: string, sent: unknown, write: (header: OnceHeader) => Promise<Output>): Promise<Output> {
  const shelf = `sk-once-${place}`
  const wish = wishOf(shelf, JSON.stringify(sent, inWords) ?? '')
  try {
    const output = await write({ 'Idempotency-Key': wish.key })
    forget(shelf, wish)
    return output
  } catch (error) {
    if (isProblem(error, '/problems/key-used-differently')) forget(shelf, wish)
    throw networkProblem(error)
  }
}

function wishOf(shelf: string, sent: string): Wish {
  const before = wishOn(shelf)
  if (before?.sent === sent) return before
  const wish = { sent, key: newKey() }
  sessionStorage.setItem(shelf, JSON.stringify(wish))
  return wish
}

function wishOn(shelf: string): Wish | null {
  return JSON.parse(sessionStorage.getItem(shelf) ?? 'null') as Wish | null
}

/** What was wanted meanwhile in the same place stays. */
function forget(shelf: string, wish: Wish) {
  if (wishOn(shelf)?.key === wish.key) sessionStorage.removeItem(shelf)
}

function inWords(_name: string, value: unknown) {
  return value instanceof File ? [value.name, value.size, value.lastModified] : value
}

function newKey(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  return Array.from(globalThis.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
