/** What a file would do: a sentence, one button with the number, wrong rows first; then what became of it. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'

import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort, number } from '@/lib/format'

import { ApplyBar, UndoBar } from './apply-undo'
import { columnMessages } from './column-messages'
import { importMessages } from './import-messages'
import { type Import, importQuery, isRunning, leftOutAddress, templateAddress } from './import-queries'
import { Progress } from './progress'
import { Questions } from './questions'
import { Rows } from './rows'

const ORDER = ['refuse', 'choose', 'change', 'add', 'same'] as const
const DEAD = new Set<Import['state']>(['failed', 'expired'])

export function Preview({ id }: { id: string }) {
  const { data } = useSuspenseQuery(importQuery(id))
  const { counts } = data
  const all = counts.add + counts.change + counts.same + counts.refuse + counts.choose
  const bad = counts.refuse + counts.choose > 0
  const listed = all > 0 && !isRunning(data) && !DEAD.has(data.state)
  return (
    <div className="stack">
      <Where shown={data} />
      {listed && <Summary shown={data} all={all} />}
      {data.state === 'previewed' && <Questions key={data.version} shown={data} />}
      {listed && ORDER.filter((action) => counts[action] > 0).map((action) => (
        <Rows key={action} shown={data} action={action} folded={action === 'same' || action === 'choose' || (action !== 'refuse' && bad)} />
      ))}
      {Object.keys(data.mapping).length > 0 && <Columns shown={data} />}
    </div>
  )
}

function Summary({ shown, all }: { shown: Import; all: number }) {
  const t = useMessages(importMessages)
  const language = useLanguage()
  const n = (value: number) => number(value, language)
  const { counts } = shown
  const summary = shown.state === 'applied' ? t.summaryAfter : t.summary
  return (
    <section className="card card-body stack-sm" aria-label={shown.file_name}>
      <p style={{ margin: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
        <b>{shown.file_name}</b>: {summary(n(all), n(counts.add + counts.change), n(counts.same))}
        {counts.choose > 0 && t.toChoose(n(counts.choose))}
        {counts.refuse > 0 && t.wrong(n(counts.refuse))}.
      </p>
      {counts.others > 0 && <p className="small" style={{ margin: 0 }}>{t.others(n(counts.others))}</p>}
      <div className="line" style={{ flexWrap: 'wrap', alignItems: 'start' }}>
        {shown.state === 'previewed' && <ApplyBar shown={shown} />}
        {counts.refuse + counts.choose > 0 && shown.state !== 'undone' && <LeftOut shown={shown} />}
        {shown.state === 'applied' && <UndoBar shown={shown} />}
      </div>
    </section>
  )
}

function LeftOut({ shown }: { shown: Import }) {
  const t = useMessages(importMessages)
  return (
    <div className="stack-sm" style={{ justifyItems: 'start' }}>
      <Button component="a" variant="default" href={leftOutAddress(shown.id)} download leftSection={<IconDownload size={18} stroke={1.8} aria-hidden="true" />}>{t.download}</Button>
      <span className="small dim">{t.downloadHint}</span>
    </div>
  )
}

function Where({ shown }: { shown: Import }) {
  const t = useMessages(importMessages)
  const language = useLanguage()
  const { counts, problem_reason: reason, state } = shown
  return (
    <>
      <div role="status">
        {isRunning(shown) && <Progress shown={shown} />}
        {state === 'applied' && shown.applied_at && <div className="box note"><p>{t.applied(number(counts.add + counts.change, language), momentShort(shown.applied_at, language))}</p></div>}
        {state === 'undone' && <div className="box"><p>{t.undone}</p></div>}
        {state === 'expired' && <div className="box"><p>{t.expired}</p></div>}
      </div>
      {state === 'failed' && (
        <>
          <div className="box bad" role="alert"><p><b>{shown.file_name}</b></p><p>{reason ?? t.unreadable}</p></div>
          <div className="line">
            <Button component="a" variant="default" href={templateAddress(shown.kind)} download leftSection={<IconDownload size={18} stroke={1.8} aria-hidden="true" />}>{t.template[shown.kind]}</Button>
            <span className="small dim">{t.templateHint}</span>
          </div>
        </>
      )}
      {state !== 'failed' && reason && <div className="box warn" role="alert"><p>{reason}</p></div>}
    </>
  )
}

function Columns({ shown }: { shown: Import }) {
  const t = useMessages(importMessages)
  const columns = useMessages(columnMessages)
  return (
    <details className="card">
      <summary className="card-body" style={{ cursor: 'pointer', fontWeight: 600 }}>{t.columns}</summary>
      <table className="plain">
        <thead>
          <tr><th scope="col">{t.column}</th><th scope="col">{t.titleInFile}</th><th scope="col">{t.meaning}</th></tr>
        </thead>
        <tbody>
          {Object.entries(shown.mapping).map(([field, { column, title }]) => (
            <tr key={field}><td>{column}</td><td>{title}</td><td>{columns[field] ?? field}</td></tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
