/** The rows of one kind: what is wrong with them, or what would change. */
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Pager } from '@/components/pager'
import { personStateMessages } from '@/components/person-state-messages'
import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number } from '@/lib/format'

import { columnMessages } from './column-messages'
import { importMessages } from './import-messages'
import { type Action, type Import, type ImportRow, importRowsQuery } from './import-queries'

type RowsProps = { shown: Import; action: Action; folded: boolean }

export function Rows({ shown, action, folded }: RowsProps) {
  const t = useMessages(importMessages)
  const language = useLanguage()
  const [open, setOpen] = useState(!folded)
  const [page, setPage] = useState(1)
  const rows = useQuery({ ...importRowsQuery(shown.id, action, page, shown.version), enabled: open, placeholderData: keepPreviousData })
  const title = `${t.action[action]} (${number(shown.counts[action], language)})`
  return (
    <section className="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <div className="line">
          {folded && (
            <Button variant="default" size="sm" aria-expanded={open} aria-label={`${open ? t.hide : t.show}: ${t.action[action]}`} onClick={() => setOpen(!open)}>
              {open ? t.hide : t.show}
            </Button>
          )}
        </div>
      </header>
      {open && rows.isPending && <div className="card-body"><Loading lines={2} /></div>}
      {open && rows.data && (
        <>
          <table className="plain cards">
            <thead>
              <tr><th scope="col">{t.line}</th><th scope="col">{t.name}</th><th scope="col">{t.unit}</th><th scope="col">{t.what}</th></tr>
            </thead>
            <tbody>
              {rows.data.items.map((row) => (
                <tr key={row.line}>
                  <td data-label={t.line}>{row.line}</td>
                  <td data-label={t.name}>{row.name ?? '—'}{row.number && <div className="tiny dim">{row.number}</div>}</td>
                  <td data-label={t.unit}>{row.unit ?? '—'}</td>
                  <td className="small"><Remarks row={row} /></td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pager page={rows.data.page} size={rows.data.size} total={rows.data.total} onPage={setPage} />
        </>
      )}
      {open && rows.isError && <div className="card-body"><ProblemNotice error={rows.error} onRetry={() => void rows.refetch()} /></div>}
    </section>
  )
}

function Remarks({ row }: { row: ImportRow }) {
  const t = useMessages(importMessages)
  const columns = useMessages(columnMessages)
  const shown = useShownValue()
  return (
    <>
      {row.problems.map((one) => (
        <div key={`${one.column} ${one.code}`} className={`box ${row.action === 'refuse' || row.action === 'choose' ? 'bad' : 'warn'}`} style={{ padding: '4px 8px', marginBottom: 4 }}>
          <b>{columns[one.column] ?? one.column}{one.cell && `, ${t.cell(one.cell)}`}:</b> {one.reason}
        </div>
      ))}
      {(row.action === 'change' || row.action === 'add') &&
        Object.entries(row.changes).map(([field, [old, fresh]]) => (
          <div key={field}>
            <span className="dim">{columns[field] ?? field}:</span>{' '}
            {row.action === 'change' && <><del>{shown(field, old)}</del> <span className="visually-hidden">{t.becomes}</span> </>}
            <ins>{shown(field, fresh)}</ins>
          </div>
        ))}
    </>
  )
}

const DAY = /^\d{4}-\d\d-\d\d$/

function useShownValue() {
  const t = useMessages(importMessages)
  const states: Record<string, string> = useMessages(personStateMessages)
  const language = useLanguage()
  return (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—'
    if (typeof value === 'boolean') return value ? t.yes : t.no
    const text = String(value)
    if (field === 'state') return states[text] ?? text
    if (DAY.test(text)) return dateShort(text, language)
    if (field === 'points') return number(text, language)
    return ['kind', 'level', 'position_kind'].includes(field) ? text.replaceAll('_', ' ') : text
  }
}
