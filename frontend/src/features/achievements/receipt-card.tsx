/** What the server received, to the second, with a code; the focus goes to its heading. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { Selvedge } from '@/components/mark'
import { PageHead } from '@/components/page-head'
import { useMessages } from '@/i18n/language'
import { time } from '@/lib/format'

import { reportMessages } from './report-messages'
import type { Receipt } from './report-queries'

type ReceiptCardProps = { receipt: Receipt; onMore: () => void }

export function ReceiptCard({ receipt, onMore }: ReceiptCardProps) {
  const t = useMessages(reportMessages)
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(receipt.number).then(() => setCopied(true))
  const left = receipt.indicators - receipt.reported
  return (
    <div className="page-text" style={{ margin: '0 auto' }}>
      <PageHead title={t.receipt} />
      <div className="receipt">
        <Selvedge />
        <div className="card-body stack">
          <div>
            <p style={{ margin: 0, fontWeight: 700, fontSize: '1.125rem' }}>{t.received(receipt.lines)}</p>
            <p style={{ margin: 0 }}>{t.at(time(receipt.received_at, true), receipt.is_on_time)}</p>
          </div>
          <div className="line">
            <span className="dim">{t.code}</span> <code>{receipt.number}</code>
            <Button variant="default" size="sm" onClick={copy}>{copied ? t.copied : t.copy}</Button>
          </div>
          <p className="dim small" style={{ margin: 0 }}>{t.filled(receipt.reported, receipt.indicators)} {t.left(left)} {t.editable}</p>
          <div className="line">
            <ButtonLink to="/beranda">{t.home}</ButtonLink>
            {left > 0 && <Button variant="default" onClick={onMore}>{t.goOn}</Button>}
          </div>
        </div>
      </div>
    </div>
  )
}
