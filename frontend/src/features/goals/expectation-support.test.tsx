import { useQuery } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'

import { type Plan, planQuery } from '@/lib/plans'
import { type Asked, mockApi, problem } from '@/testing/api'
import { axeViolations, renderPart } from '@/testing/render'

import { BehaviourCard } from './behaviour-card'
import { SupportsCard } from './supports-card'

const LISTS = { sumber_daya: [], pertanggungjawaban: [], konsekuensi: [] }
const plan = {
  id: 'p1',
  version: 7,
  goals: [],
  result_groups: [],
  behaviour: [{ value_code: 3, name: 'Kompeten', guides: [], expectation: null, version: 0 }],
  supports: LISTS,
  support_versions: { sumber_daya: 0, pertanggungjawaban: 0, konsekuensi: 0 },
} as unknown as Plan

const withText = (text: string, version: number): Plan => ({
  ...plan,
  version,
  behaviour: [{ value_code: 3, name: 'Kompeten', guides: [], expectation: text, version }],
  supports: { ...LISTS, sumber_daya: [text] },
  support_versions: { ...plan.support_versions, sumber_daya: version },
})

function Page({ card }: { card: (plan: Plan) => ReactNode }) {
  const { data } = useQuery({ ...planQuery('p1'), initialData: plan, staleTime: Number.POSITIVE_INFINITY })
  return card(data)
}

test.each([
  ['an expectation', '/api/v1/plans/p1/behaviour/3', 'Tulis ekspektasi: Kompeten', (now: Plan) => <BehaviourCard plan={now} writes />],
  ['a list', '/api/v1/plans/p1/supports/sumber_daya', 'Ubah: Dukungan sumber daya', (now: Plan) => <SupportsCard plan={now} edits />],
])('%s that somebody else wrote meanwhile is shown beside one’s own, and replaced only when one says so', async (_kind, path, opens, card) => {
  let stands = plan
  const { asked } = mockApi({
    'GET /api/v1/plans/p1': () => ({ body: stands }),
    [`PUT ${path}`]: ({ headers }: Asked) => {
      if (headers.get('If-Match') === '"8"') return { body: withText('Milik saya', 9) }
      stands = withText('Milik atasan', 8)
      return problem('edited-meanwhile', 409)
    },
  })
  const { user } = renderPart(<Page card={card} />)
  await user.click(screen.getByRole('button', { name: opens }))
  const box = screen.getByRole<HTMLTextAreaElement>('textbox')
  await user.type(box, 'Milik saya')
  await user.click(screen.getByRole('button', { name: 'Selesai' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Milik atasan')
  expect(box.value).toBe('Milik saya')
  expect(await axeViolations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Simpan tulisan saya' }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  expect(asked.filter((one) => one.method === 'PUT').map((one) => one.headers.get('If-Match'))).toEqual(['"0"', '"8"'])
})
