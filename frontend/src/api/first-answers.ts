/** Answers that came with the page, by the address that would be asked. Each is taken once, soon, and before anything is changed. */
import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'

import type { paths } from './contract'

type Params = { path?: Record<string, string | number>; query?: Record<string, unknown> }
type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Json } } } } } ? Json : never

const FRESH_MS = 30_000
const querySerializer = createQuerySerializer()

let answers: Map<string, unknown> | undefined

const element = () => document.getElementById('first-answers')

/** Up to where everything had been told when the answers were made: from there a stream goes on. Nothing, once they are old. */
export const cameAfter = () => (performance.now() > FRESH_MS ? '' : (element()?.dataset.after ?? ''))

function read() {
  const text = element()?.textContent
  return new Map(Object.entries(text ? (JSON.parse(text) as Record<string, unknown>) : {}))
}

function take(address: string) {
  answers ??= read()
  if (performance.now() > FRESH_MS) answers.clear()
  const found = answers.get(address)
  answers.delete(address)
  return found
}

/** What a question begins with, where its answer came: then the page does not even wait for a turn of the browser. */
export const came =
  <Path extends keyof paths>(path: Path, params: Params = {}) =>
  () =>
    take(createFinalURL(path, { baseUrl: '', params, querySerializer, pathSerializer: defaultPathSerializer })) as Answer<Path> | undefined

/** The answer to any other request, where it came; a change makes all of them old. */
export function firstAnswer({ method, url }: Request): Response | undefined {
  if (method !== 'GET') answers = new Map()
  const { pathname, search } = new URL(url)
  const found = take(pathname + search)
  return found === undefined ? undefined : new Response(JSON.stringify(found), { headers: { 'Content-Type': 'application/json' } })
}
