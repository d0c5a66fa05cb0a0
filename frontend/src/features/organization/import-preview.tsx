/** What a file would do: a sentence, one button with the number, wrong rows first; then what became of it. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { commonMessages } from '@/components/common-messages'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort } from '@/lib/format'

import { ApplyBar, UndoBar } from './import-acts'
import { importMessages } from './import-messages'
import { type Import, importQuery, isRunning } from './import-queries'
import { ImportRows } from './import-rows'
import { importWords } from './import-words'

const ORDER = ['refuse', 'change', 'add', 'same'] as const

export function ImportPreview({ id }: { id: string }) {
  const t = useMessages(importMessages)
  const { data } = useSuspenseQuery(importQuery(id))
  const { counts } = data
  const all = counts.add + counts.change + counts.same + counts.refuse
  return (
    <div className="stack">
      <Where shown={data} />
      {all > 0 && (
        <section className="card card-body line spread" aria-label={data.file_name}>
          <p style={{ margin: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            <b>{data.file_name}</b>: {t.summary(all, counts.add + counts.change, counts.same, counts.refuse)}
          </p>
          {data.state === 'previewed' && <ApplyBar shown={data} />}
          {data.state === 'applied' && <UndoBar id={id} />}
        </section>
      )}
      {ORDER.filter((action) => counts[action] > 0).map((action) => (
        <ImportRows key={action} shown={data} action={action} folded={action === 'same' || (action !== 'refuse' && counts.refuse > 0)} />
      ))}
      {Object.keys(data.mapping).length > 0 && <Columns shown={data} />}
    </div>
  )
}

function Where({ shown }: { shown: Import }) {
  const t = useMessages(importMessages)
  const words = useMessages(importWords)
  const common = useMessages(commonMessages)
  const language = useLanguage()
  const doing = shown.state === 'reading' ? t.reading : t.applying
  return (
    <>
      <div role="status">
        {isRunning(shown) && (
          <div className="box note stack-sm">
            <p><b>{doing} …</b> {shown.progress && common.of(shown.progress.done, shown.progress.total)}</p>
            <progress value={shown.progress?.done} max={shown.progress?.total || undefined} aria-label={doing} style={{ width: '100%' }} />
            <p className="small">{t.wait}</p>
          </div>
        )}
        {shown.state === 'applied' && <div className="box note"><p>{shown.applied_at ? t.appliedAt(momentShort(shown.applied_at, language)) : t.applied}</p></div>}
        {shown.state === 'undone' && <div className="box"><p>{t.undone}</p></div>}
      </div>
      {shown.state === 'failed' && <div className="box bad" role="alert"><p><b>{shown.file_name}</b></p><p>{words.file[shown.problem ?? ''] ?? words.unreadable}</p></div>}
    </>
  )
}

function Columns({ shown }: { shown: Import }) {
  const t = useMessages(importMessages)
  const words = useMessages(importWords)
  return (
    <details className="card">
      <summary className="card-body" style={{ cursor: 'pointer', fontWeight: 600 }}>{t.columns}</summary>
      <table className="plain">
        <thead>
          <tr><th scope="col">{t.column}</th><th scope="col">{t.titleInFile}</th><th scope="col">{t.meaning}</th></tr>
        </thead>
        <tbody>
          {Object.entries(shown.mapping).map(([field, { column, title }]) => (
            <tr key={field}><td>{column}</td><td>{title}</td><td>{words.field[field] ?? field}</td></tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
