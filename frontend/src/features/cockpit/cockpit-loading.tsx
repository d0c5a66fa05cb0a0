/** Holds the place of the cockpit while its figures are on their way: head, figures, two columns. */
import { Skeleton } from '@mantine/core'

import { useMessages } from '@/i18n/language'

import { cockpitMessages } from './cockpit-messages'

export function CockpitLoading() {
  const t = useMessages(cockpitMessages)
  return (
    <div role="status" aria-busy="true" aria-label={t.loading} className="stack">
      <Skeleton height={58} radius="lg" />
      <Skeleton height={112} radius="lg" />
      <div className="two-even">
        <Skeleton height={420} radius="lg" />
        <Skeleton height={420} radius="lg" />
      </div>
    </div>
  )
}
