/** A refusal of the API (RFC 9457), as an error that screens can explain. */
import type { components } from './contract'

export type ProblemType = components['schemas']['ProblemType'] | '/problems/offline'
export type Fault = { pointer: string; code: string; detail: string }

type Body = { type: string; title: string; status: number; detail?: string | null; request_id?: string | null; errors?: Fault[] | null }

export class Problem extends Error {
  readonly type: ProblemType
  readonly status: number
  readonly requestId: string | null
  readonly faults: Fault[]
  readonly facts: Record<string, unknown>

  constructor(body: Body & Record<string, unknown>) {
    super(body.title)
    this.type = body.type as ProblemType
    this.status = body.status
    this.requestId = body.request_id ?? null
    this.faults = body.errors ?? []
    this.facts = body
  }

  /** After how many seconds the service can be asked again, where it cannot answer now. */
  get retryAfter(): number | null {
    const seconds = this.facts.retry_after_seconds
    return this.status === 503 && typeof seconds === 'number' ? seconds : null
  }

  /** The fault of one field, by its JSON pointer. */
  fault(pointer: string): Fault | undefined {
    return this.faults.find((one) => one.pointer === pointer)
  }
}

export function problemOf(body: unknown, status: number): Problem {
  if (body && typeof body === 'object' && 'type' in body) return new Problem(body as Body & Record<string, unknown>)
  return new Problem({ type: '/problems/unexpected', title: 'unexpected', status })
}

export function isProblem(error: unknown, ...types: ProblemType[]): error is Problem {
  return error instanceof Problem && (types.length === 0 || types.includes(error.type))
}
