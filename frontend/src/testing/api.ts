/** A pretended API: answers by method and path, and remembers what was asked. */
import { vi } from 'vitest'

export type Asked = { method: string; path: string; query: URLSearchParams; body: unknown; headers: Headers }
type Reply = { status?: number; body?: unknown }
type Answer = unknown | ((asked: Asked) => Reply | Promise<Reply>)

/** `{ 'GET /api/v1/me': me, 'POST /api/v1/session': () => problem('wrong-credentials', 401) }` */
export function mockApi(answers: Record<string, Answer>) {
  const asked: Asked[] = []
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input instanceof Request ? input : new URL(String(input), location.origin), init)
    const url = new URL(request.url)
    const text = await request.text()
    const one: Asked = { method: request.method, path: url.pathname, query: url.searchParams, body: text ? parsed(text) : null, headers: request.headers }
    asked.push(one)
    const answer = answers[`${one.method} ${one.path}`]
    const reply = await reached(answer, one)
    const status = reply.status ?? 200
    return new Response(reply.body === undefined ? null : JSON.stringify(reply.body), {
      status,
      headers: { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' },
    })
  }
  vi.spyOn(globalThis, 'fetch').mockImplementation(fetch)
  return { asked, last: (method: string, path: string) => asked.filter((one) => one.method === method && one.path === path).at(-1) }
}

function reached(answer: Answer, one: Asked): Reply | Promise<Reply> {
  if (answer === undefined) return problem('not-found', 404)
  if (typeof answer === 'function') return (answer as (asked: Asked) => Reply | Promise<Reply>)(one)
  return { body: answer }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export function problem(name: string, status: number, more: Record<string, unknown> = {}): Reply {
  return { status, body: { type: `/problems/${name}`, title: name, status, request_id: 'req-0123456789', errors: [], ...more } }
}

export const page = <T>(items: T[]) => ({ items, total: items.length, page: 1, size: 25 })
