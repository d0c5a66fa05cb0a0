import { useQuery } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { planKeys } from '@/lib/plans'
import { renderPart } from '@/testing/render'

import { useReadPlan } from './use-nav-path'

function Page({ read }: { read: () => Promise<unknown> }) {
  useQuery({ queryKey: planKeys.detail('p1'), queryFn: read })
  return <p>{useReadPlan('p1')?.employee.id ?? 'belum dibaca'}</p>
}

test('who looks at the owner of a plan leaves the page its way to read it again', async () => {
  const read = vi.fn(async () => ({ employee: { id: `pegawai ${read.mock.calls.length}` } }))
  const { cache } = renderPart(<Page read={read} />)
  await screen.findByText('pegawai 1')
  void cache.invalidateQueries({ queryKey: planKeys.detail('p1') })
  await waitFor(() => expect(screen.getByText('pegawai 2')).toBeTruthy())
})
