/** A page that shows one answer and hears what changed, as the shell lets every page hear. */
import { useQuery } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import { vi } from 'vitest'

import { useLiveUpdates } from '@/app/live-updates'
import { NewChanges } from '@/app/new-changes'

import { kadek } from './people'
import { renderPart } from './render'

type PageProps = { read: () => Promise<string>; place: string; about: readonly unknown[] }

function Page({ read, place, about }: PageProps) {
  const news = useLiveUpdates(kadek.id, place)
  const shown = useQuery({ queryKey: about, queryFn: read })
  return (
    <>
      <p>{shown.data}</p>
      <p>{news.until && 'terputus'}</p>
      <input aria-label="tulisan" />
      <NewChanges count={news.count} onShow={news.show} />
    </>
  )
}

export const shown = async (about: readonly unknown[] = ['goals', 'x'], place = '/skp/1') => {
  const read = vi.fn(async () => 'isi')
  const page = renderPart(<Page read={read} place={place} about={about} />)
  await screen.findByText('isi')
  return { read, ...page }
}
