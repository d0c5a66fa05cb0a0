/** The one way to the API: same origin, cookies, a renewal when the short session has run out. */
import createClient, { type Middleware } from 'openapi-fetch'

import type { paths } from './contract'
import { firstAnswer } from './first-answers'
import { Problem, problemOf } from './problem'
import { isEnded, renewSession } from './session-renewal'

const copies = new WeakMap<Request, Request>()

const session: Middleware = {
  onRequest({ request }) {
    copies.set(request, request.clone())
    return request
  },
  async onResponse({ request, response, schemaPath }) {
    const signsIn = schemaPath === '/api/v1/session' && request.method === 'POST'
    if (response.status !== 401 || signsIn) return response
    const body: unknown = await response.clone().json().catch(() => null)
    if (!isEnded(response.status, body) || !(await renewSession())) return response
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
  fetch: async (request) => firstAnswer(request) ?? globalThis.fetch(request).catch(lost),
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
