/** Chooses a file, by hand or by dropping it, and sends it to be read. */
import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, type FormEvent, useId, useState } from 'react'

import { Choice } from '@/components/choice'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { importMessages } from './import-messages'
import { type Kind, templateAddress, useStartImport } from './import-queries'

const KINDS: readonly Kind[] = ['employees', 'units', 'dapodik']
/** What Dapodik answers is filled in by nobody. */
const FILLED_IN = new Set<Kind>(['employees', 'units'])
const KB = 1024
const MB = KB * KB
const LARGEST = 20 * MB

export function UploadForm({ onStarted }: { onStarted: (id: string) => void }) {
  const t = useMessages(importMessages)
  const language = useLanguage()
  const hint = useId()
  const [kind, setKind] = useState<Kind>('employees')
  const [chosen, setChosen] = useState<File | null>(null)
  const [over, setOver] = useState(false)
  const [focused, setFocused] = useState(false)
  const start = useStartImport()
  const size = chosen ? sizeOf(chosen.size, (value, unit) => number(value, language, unit)) : ''
  const tooLarge = chosen !== null && chosen.size > LARGEST

  const choose = (file: File | undefined) => {
    start.reset()
    setChosen(file ?? null)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    choose(event.dataTransfer.files[0])
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!chosen || tooLarge) return
    start.mutate({ kind, file: chosen }, { onSuccess: (made) => onStarted(made.id) })
  }

  return (
    <form className="card card-body stack" onSubmit={send}>
      <div style={{ maxWidth: 360 }}>
        <Choice label={t.kind} value={kind} options={KINDS} words={t.kinds} onChange={setKind} />
      </div>
      <label
        className={over ? 'box note stack-sm' : 'box stack-sm'}
        style={{ border: '1.5px dashed var(--sk-line-strong)', cursor: 'pointer', outline: focused ? '3px solid var(--sk-focus)' : undefined, outlineOffset: 2 }}
        onDragOver={(event) => { event.preventDefault(); setOver(true) }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          type="file"
          accept={FILLED_IN.has(kind) ? '.csv,.xlsx,.txt' : '.json,.txt'}
          className="visually-hidden"
          aria-label={t.file}
          aria-describedby={hint}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
        <span className="line">
          <IconFileSpreadsheet size={26} stroke={1.8} aria-hidden="true" style={{ flex: 'none' }} />
          <b role="status" style={{ overflowWrap: 'anywhere', minWidth: 0 }}>{chosen ? t.chosen(chosen.name, size) : t.file}</b>
        </span>
        <span id={hint} className="small">{FILLED_IN.has(kind) ? t.fileHint : t.dapodikHint}</span>
        <span aria-hidden="true" className="select" style={{ width: 'auto', justifySelf: 'start', display: 'inline-flex', alignItems: 'center', fontWeight: 600 }}>
          {chosen ? t.chooseOther : t.choose}
        </span>
      </label>
      {tooLarge && <div className="box bad" role="alert"><p>{t.tooLarge(size)}</p></div>}
      <ProblemNotice error={start.error} />
      <div className="line" style={{ flexWrap: 'wrap' }}>
        <Button type="submit" loading={start.isPending} disabled={!chosen || tooLarge}>{t.upload}</Button>
        {FILLED_IN.has(kind) && (
          <>
            <Button component="a" variant="default" href={templateAddress(kind)} download>{t.template[kind]}</Button>
            <span className="small dim">{t.templateHint}</span>
          </>
        )}
      </div>
    </form>
  )
}

function sizeOf(bytes: number, shown: (value: string, unit: string) => string) {
  return bytes < MB ? shown(String(Math.ceil(bytes / KB)), 'KB') : shown((bytes / MB).toFixed(1), 'MB')
}
