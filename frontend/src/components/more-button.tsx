/** Reads a list on, below what is shown of it; says how much that is, and what went wrong. */
import { Button } from '@mantine/core'

import { useMessages } from '@/i18n/language'
import type { Paged } from '@/lib/paging'

import { moreMessages } from './more-messages'
import { ProblemNotice } from './problem-notice'

type List = {
  data?: { pages: Paged<unknown>[] } | undefined
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  error: unknown
  fetchNextPage: () => unknown
}

export function MoreButton({ list, of }: { list: List; of: string }) {
  const t = useMessages(moreMessages)
  if (!list.hasNextPage) return null
  const shown = list.data?.pages.reduce((sum, one) => sum + one.items.length, 0) ?? 0
  const more = () => void list.fetchNextPage()
  return (
    <div className="stack-sm">
      {list.isFetchNextPageError && <ProblemNotice error={list.error} />}
      <div className="line">
        <Button variant="default" size="sm" aria-label={`${t.more} ${of}`} loading={list.isFetchingNextPage} onClick={more}>
          {t.more}
        </Button>
        <span className="small dim" role="status">{t.shown(shown, list.data?.pages.at(-1)?.total ?? shown)}</span>
      </div>
    </div>
  )
}
