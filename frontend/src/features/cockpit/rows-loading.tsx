/** Holds the place of rows that are still on their way. */
import { Skeleton } from '@mantine/core'

import { commonMessages } from '@/components/common-messages'
import { useMessages } from '@/i18n/language'

export function RowsLoading({ rows, height }: { rows: number; height: number }) {
  const t = useMessages(commonMessages)
  return (
    <div role="status" aria-busy="true" aria-label={t.loading} className="card-body stack">
      {Array.from({ length: rows }, (_, at) => <Skeleton key={at} height={height} radius="md" />)}
    </div>
  )
}
