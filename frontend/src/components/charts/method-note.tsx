/** How a figure comes about, one click away: what is counted, from which rows, when, and where its limits are. */
import { useState } from 'react'

import { useMessages } from '@/i18n/language'

import { chartMessages } from './chart-messages'

export type Method = { counted: string; rows: string; when: string; limits: string }

const PARTS = ['counted', 'rows', 'when', 'limits'] as const

export function MethodNote({ method }: { method: Method }) {
  const t = useMessages(chartMessages)
  const [open, setOpen] = useState(false)
  return (
    <div className="method">
      <button type="button" className="as-link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t.closeMethod : t.method}
      </button>
      <dl className={open ? 'box' : 'box closed'}>
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t[part]}</dt>
            <dd>{method[part]}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
