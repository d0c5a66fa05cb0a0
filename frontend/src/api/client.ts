/** The one way to the API: same origin, cookies, a renewal when the short session has run out. */
import createClient, { type Middleware } from 'openapi-fetch'

import type { paths } from './contract'
import { Problem, problemOf } from './problem'

const RENEWAL = '/api/v1/session/renewal'
const ENDED = new Set(['/problems/session-expired', '/problems/not-signed-in'])

/** What became of a renewal: an answer that was lost says nothing about the session. */
type Renewed = 'yes' | 'no' | 'lost'

const AGAIN_MS = 1000
let renewing: Promise<Renewed> | null = null
let onEnded: () => void = () => undefined

/** Say what happens when the session cannot be renewed: a dialog over the untouched page. */
export function whenSessionEnds(act: () => void) {
  onEnded = act
}

function renew(): Promise<Renewed> {
  renewing ??= askToRenew()
    .catch(() => new Promise((later) => setTimeout(later, AGAIN_MS)).then(askToRenew))
    .catch((): Renewed => 'lost')
    .finally(() => {
      renewing = null
    })
  return renewing
}

/** Asked twice by one device, the server answers the same: what was lost is asked for again. */
async function askToRenew(): Promise<Renewed> {
  const answer = await globalThis.fetch(RENEWAL, { method: 'POST' })
  if (answer.ok) return 'yes'
  if (answer.status === 401) return 'no'
  throw new Error(`renewal answered ${answer.status}`)
}

const copies = new WeakMap<Request, Request>()

const session: Middleware = {
  onRequest({ request }) {
    copies.set(request, request.clone())
    return request
  },
  async onResponse({ request, response, schemaPath }) {
    const signsIn = schemaPath === '/api/v1/session' && request.method === 'POST'
    if (response.status !== 401 || signsIn) return response
    const problem = (await response.clone().json().catch(() => null)) as { type?: string } | null
    if (!problem?.type || !ENDED.has(problem.type)) return response
    const renewed = await renew()
    if (renewed === 'lost') throw networkProblem(null)
    if (renewed === 'no') {
      onEnded()
      return response
    }
    const again = copies.get(request)
    return again ? globalThis.fetch(again) : response
  },
}

/** A request that was given up is none that was lost. */
function lost(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  throw networkProblem(error)
}

export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? 'http://localhost',
  fetch: (request) => globalThis.fetch(request).catch(lost),
})
api.use(session)

type Answer<T> = { data?: T; error?: unknown; response: Response }

/** Give the data of an answer, or throw its refusal. */
export function dataOf<T>(answer: Answer<T>): T {
  if (answer.response.ok) return answer.data as T
  throw problemOf(answer.error, answer.response.status)
}

/** Lost network is a refusal too, one of ours to explain. */
export function networkProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem({ type: '/problems/offline', title: 'offline', status: 0 })
}

/** For `catch`: whatever went wrong, callers get a problem. */
export function throwProblem(error: unknown): never {
  throw networkProblem(error)
}

export function ifMatch(version: number) {
  return { 'If-Match': `"${version}"` }
}
