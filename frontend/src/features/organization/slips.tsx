/** Codes on slips of paper, one for each person; on paper nothing else of the page is needed. */
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, nip } from '@/lib/format'

import { unitMessages } from './unit-messages'

export type Slip = { user_id: string; name: string; unit_name: string; login: string; code: string; until: string }

export function Slips({ slips, note }: { slips: Slip[]; note: string }) {
  const t = useMessages(unitMessages)
  return (
    <div className="stack">
      <div className="line spread no-print">
        <p className="box warn" role="status" style={{ margin: 0 }}>{note}</p>
        <Button leftSection={<IconPrinter size={20} stroke={1.8} aria-hidden="true" />} onClick={() => window.print()}>{t.print}</Button>
      </div>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))' }}>
        {slips.map((slip) => <OneSlip key={slip.user_id} slip={slip} />)}
      </ul>
    </div>
  )
}

function OneSlip({ slip }: { slip: Slip }) {
  const t = useMessages(unitMessages)
  const language = useLanguage()
  const address = `${location.host}/masuk/aktivasi`
  return (
    <li className="receipt" style={{ breakInside: 'avoid' }} aria-label={t.slip(slip.name)}>
      <div className="stack-sm">
        <div>
          <b>{slip.name}</b>
          <div className="small dim">{slip.unit_name}</div>
        </div>
        <dl className="facts" style={{ gap: 8 }}>
          <div><dt>{t.login}</dt><dd>{nip(slip.login)}</dd></div>
          <div><dt>{t.code}</dt><dd><code style={{ fontSize: '1.25rem', fontWeight: 700 }}>{slip.code}</code></dd></div>
          <div><dt>{t.until}</dt><dd>{dateShort(slip.until, language)}</dd></div>
        </dl>
        <p className="tiny" style={{ margin: 0 }}>{t.how(address)}</p>
      </div>
    </li>
  )
}
