/** A goal's editor on its page, before a pretended server, in pretended time. */
import { useQuery } from '@tanstack/react-query'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'

import { type Plan, planQuery } from '@/lib/plans'
import { type Asked, mockApi, problem } from '@/testing/api'
import { renderPart } from '@/testing/render'

import { GoalEditor } from './goal-form'
import type { Goal } from './plan-queries'

const PLACE = '/api/v1/goals/g1'
export const first = { id: 'g1', version: 3, kind: 'utama', text: 'Ibu hamil', parent_id: null, assigned_by: null, indicators: [] }
type Saved = typeof first
const planOf = (goal: Saved) => ({ id: 'p1', version: 7, goals: [goal] }) as unknown as Plan

export function withFakeTimers() {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
  })
}

/** A server with one goal, which counts its versions as the real one does; `lose` drops answers, `hold` keeps them back. */
export function goalServer() {
  let saved: Saved = first
  let held: (() => void)[] | null = null
  const state = { online: true, lose: false }
  const { asked } = mockApi({
    'GET /api/v1/plans/p1': () => ({ body: planOf(saved) }),
    'GET /api/v1/plans/p1/parents': { assessor_name: 'dr. I Gede Sanjaya', goals: [], agreement_indicators: [] },
    [`PATCH ${PLACE}`]: async ({ headers, body }: Asked) => {
      if (!state.online) throw new TypeError('Failed to fetch')
      if (headers.get('If-Match') !== `"${saved.version}"`) return problem('edited-meanwhile', 409)
      saved = { ...saved, ...(body as object), version: saved.version + 1 }
      const answer = { body: planOf(saved) }
      if (held) await new Promise<void>((resolve) => held?.push(resolve))
      if (state.lose) throw new TypeError('Failed to fetch')
      return answer
    },
  })
  return {
    state,
    saved: () => saved,
    hold: () => (held = []),
    release: () => held?.splice(0).forEach((go) => go()),
    /** Somebody else, or the same person on another device. */
    writes: (text: string) => (saved = { ...saved, text, version: saved.version + 1 }),
    sent: () => asked.filter((one) => one.method === 'PATCH').map((one) => (one.body as { text: string }).text),
  }
}

/** The editor on its page, which shows what the server said last. */
function Page({ start }: { start: Saved }) {
  const { data } = useQuery({ ...planQuery('p1'), initialData: planOf(start), staleTime: Number.POSITIVE_INFINITY })
  const goal = data.goals[0] as Goal
  return <GoalEditor plan={data} goal={goal} onClose={() => undefined} />
}

export const openEditor = (start: Saved) => renderPart(<Page start={start} />)
export const box = () => screen.getByLabelText<HTMLTextAreaElement>(/^Hasil kerja/)
export const pass = (time: number) => act(() => vi.advanceTimersByTimeAsync(time))
export const type = (text: string) => fireEvent.change(box(), { target: { value: text } })

/** The page is gone without a word; what was on the device stays. */
export async function crash() {
  const kept = { ...localStorage } as Record<string, string>
  vi.spyOn(globalThis, 'fetch').mockImplementation(() => new Promise(() => undefined))
  cleanup()
  await vi.advanceTimersByTimeAsync(0)
  localStorage.clear()
  for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text)
}
