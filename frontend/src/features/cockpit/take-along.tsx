/** What one takes along to a meeting: a brief of two pages, and the tables. */
import { Button } from '@mantine/core'
import { IconDownload, IconFileTypePdf } from '@tabler/icons-react'

import { useMessages } from '@/i18n/language'

import type { KnownPlace } from './cockpit-queries'
import { viewMessages } from './view-messages'
import { briefAddress, csvAddress, workbookAddress } from './view-queries'

const ICON = { size: 18, stroke: 1.8, 'aria-hidden': true } as const

export function TakeAlong({ place }: { place: KnownPlace }) {
  const t = useMessages(viewMessages)
  const files = [
    [briefAddress(place), t.brief, IconFileTypePdf],
    [workbookAddress(place), t.workbook, IconDownload],
    [csvAddress(place, 'units'), t.units, IconDownload],
    [csvAddress(place, 'help'), t.people, IconDownload],
  ] as const
  return (
    <section className="card no-print" aria-label={t.title}>
      <header><h2>{t.title}</h2></header>
      <div className="card-body stack-sm">
        <p className="small dim" style={{ margin: 0 }}>{t.lead}</p>
        <div className="line">
          {files.map(([address, words, Icon]) => (
            <Button key={address} component="a" variant="default" href={address} download leftSection={<Icon {...ICON} />}>{words}</Button>
          ))}
        </div>
      </div>
    </section>
  )
}
