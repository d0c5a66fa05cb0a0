/** Stands over a saved view: this week's brief, and that one has read it. */
import { Button } from '@mantine/core'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { viewMessages } from './view-messages'
import { fileAddress, type SavedView, useReadBrief } from './view-queries'

export function BriefNote({ view }: { view: SavedView }) {
  const t = useMessages(viewMessages)
  const read = useReadBrief(view.id)
  if (!view.is_weekly || read.isSuccess) return null
  return (
    <div className="box turn stack-sm no-print" style={{ marginBottom: 12 }}>
      <div className="line spread">
        <span>{t.newBrief(view.name)}</span>
        <span className="line">
          <a href={fileAddress('brief', { unit_id: view.unit?.id })} download>{t.brief}</a>
          <Button variant="default" size="sm" loading={read.isPending} onClick={() => read.mutate()}>{t.read}</Button>
        </span>
      </div>
      <ProblemNotice error={read.error} />
    </div>
  )
}
