/** What a file would do: a sentence, wrong rows first with their cells, then one button with the number. */
import { Button, Checkbox } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { type Import, importQuery, importRowsQuery, useApplyImport, useUndoImport } from './import-queries'
import { organizationMessages } from './organization-messages'

const ORDER = ['refuse', 'change', 'add', 'same'] as const

export function ImportPreview({ id }: { id: string }) {
  const t = useMessages(organizationMessages)
  const { data } = useSuspenseQuery(importQuery(id))
  const { counts } = data
  const all = counts.add + counts.change + counts.same + counts.refuse
  return (
    <div className="stack">
      {(data.state === 'reading' || data.state === 'applying') && (
        <div className="box note" role="status">
          <p><b>{data.state === 'reading' ? t.reading : t.applying} …</b></p>
          {data.progress && <progress value={data.progress.done} max={data.progress.total} aria-label={t.reading} style={{ width: '100%' }} />}
        </div>
      )}
      {data.state === 'failed' && <div className="box bad" role="alert"><p>{t.failed}</p></div>}
      {data.state === 'applied' && <div className="box note" role="status"><p>{t.applied}</p></div>}
      {data.state === 'undone' && <div className="box" role="status"><p>{t.undone}</p></div>}
      {all > 0 && <p style={{ margin: 0, fontWeight: 700 }}>{t.summary(all, counts.add + counts.change, counts.same, counts.refuse)}</p>}
      {data.state === 'previewed' && <ApplyBar shown={data} />}
      {ORDER.filter((action) => counts[action] > 0).map((action) => (
        <RowsCard key={action} shown={data} action={action} folded={action !== 'refuse' && counts.refuse > 0} />
      ))}
      {data.state === 'applied' && <UndoBar id={id} />}
    </div>
  )
}

function ApplyBar({ shown }: { shown: Import }) {
  const t = useMessages(organizationMessages)
  const [onlyGood, setOnlyGood] = useState(false)
  const apply = useApplyImport(shown.id)
  const ready = shown.counts.add + shown.counts.change
  const blocked = shown.counts.refuse > 0 && !onlyGood
  return (
    <div className="card card-body stack-sm">
      {shown.counts.refuse > 0 && <Checkbox label={t.onlyGood} checked={onlyGood} onChange={(event) => setOnlyGood(event.currentTarget.checked)} />}
      <ProblemNotice error={apply.error} />
      <div><Button size="lg" disabled={ready === 0 || blocked} loading={apply.isPending} onClick={() => apply.mutate(onlyGood)}>{t.apply(ready)}</Button></div>
    </div>
  )
}

function UndoBar({ id }: { id: string }) {
  const t = useMessages(organizationMessages)
  const [asked, setAsked] = useState(false)
  const undo = useUndoImport(id)
  return (
    <div className="stack-sm">
      <ProblemNotice error={undo.error} />
      <div><Button variant="default" onClick={() => setAsked(true)}>{t.undo}</Button></div>
      <Confirm opened={asked} danger title={t.undoAsk} act={t.undo} busy={undo.isPending} onClose={() => setAsked(false)} onAct={() => undo.mutate(undefined, { onSettled: () => setAsked(false) })}>
        <p style={{ margin: 0 }}>{t.undoMore}</p>
      </Confirm>
    </div>
  )
}

type RowsCardProps = { shown: Import; action: (typeof ORDER)[number]; folded: boolean }

function RowsCard({ shown, action, folded }: RowsCardProps) {
  const t = useMessages(organizationMessages)
  const [open, setOpen] = useState(!folded)
  const [page, setPage] = useState(1)
  const rows = useQuery({ ...importRowsQuery(shown.id, action, page, shown.version), enabled: open })
  return (
    <section className="card" aria-label={t.action[action]}>
      <header>
        <h2>{t.action[action]} ({shown.counts[action]})</h2>
        {!open && <Button variant="default" size="sm" aria-label={`${t.show}: ${t.action[action]}`} onClick={() => setOpen(true)}>{t.show}</Button>}
      </header>
      {rows.data && (
        <>
          <table className="plain cards">
            <thead>
              <tr><th scope="col">{t.line}</th><th scope="col">{t.name}</th><th scope="col">{t.unit}</th><th scope="col">{t.what}</th></tr>
            </thead>
            <tbody>
              {rows.data.items.map((row) => (
                <tr key={row.line}>
                  <td data-label={t.line}>{row.line}</td>
                  <td data-label={t.name}>{row.name ?? '—'}<div className="tiny dim">{row.number}</div></td>
                  <td data-label={t.unit}>{row.unit ?? '—'}</td>
                  <td data-label={t.what} className="small">
                    {row.problems.map((one) => <div key={`${one.cell}${one.code}`}><b>{one.cell ?? one.column}</b> {one.reason}</div>)}
                    {action === 'change' && Object.entries(row.changes).map(([field, [old, fresh]]) => <div key={field}>{field}: <del>{String(old ?? '—')}</del> → <ins>{String(fresh ?? '—')}</ins></div>)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pager page={rows.data.page} size={rows.data.size} total={rows.data.total} onPage={setPage} />
        </>
      )}
      <ProblemNotice error={rows.error} />
    </section>
  )
}
