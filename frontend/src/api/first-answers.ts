/** Answers that came with the page, by the address that would be asked. Each is taken once, soon, and before anything is changed. */
const FRESH_MS = 30_000

let came: Map<string, unknown> | undefined

function read() {
  const text = document.getElementById('first-answers')?.textContent
  return new Map(Object.entries(text ? (JSON.parse(text) as Record<string, unknown>) : {}))
}

export function takeFirst<T>(address: string): T | undefined {
  came ??= read()
  if (performance.now() > FRESH_MS) came.clear()
  const found = came.get(address) as T | undefined
  came.delete(address)
  return found
}

/** The answer to a request, where it came; a change makes all of them old. */
export function firstAnswer({ method, url }: Request): Response | undefined {
  if (method !== 'GET') came = new Map()
  const { pathname, search } = new URL(url)
  const found = takeFirst(pathname + search)
  return found === undefined ? undefined : new Response(JSON.stringify(found), { headers: { 'Content-Type': 'application/json' } })
}
