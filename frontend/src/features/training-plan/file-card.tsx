/** The model from a file: looked at first, then taken in. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'

import { Choice } from '@/components/choice'
import { FileField } from '@/components/file-field'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { modelMessages } from './model-messages'
import { type FileKind, type FileResult, modelFileAddress, useModelFile } from './model-queries'
import { useKeptAgency } from './use-kept-agency'

const KINDS = ['kompetensi', 'kompetensi_jabatan'] as const
const SHOWN = 20

export function FileCard() {
  const t = useMessages(modelMessages).file
  const [kind, setKind] = useState<FileKind>('kompetensi')
  const [file, setFile] = useState<File | null>(null)
  const agencyId = useKeptAgency()
  const look = useModelFile()
  const apply = useModelFile()
  const choose = (next: File | null) => {
    setFile(next)
    look.reset()
    apply.reset()
  }
  const given = file && { file, kind, agencyId }
  const found = apply.data ?? look.data
  const rows = look.data ? look.data.added + look.data.changed + look.data.removed : 0
  return (
    <section className="card" aria-labelledby="berkas">
      <header><h2 id="berkas">{t.title}</h2></header>
      <div className="card-body stack">
        <p className="small dim" style={{ margin: 0 }}>{t.lead}</p>
        <Choice label={t.kind} value={kind} options={KINDS} words={t.kinds} onChange={(next) => { setKind(next); choose(null) }} />
        <div><Button component="a" href={modelFileAddress(kind)} download variant="default" size="sm" leftSection={<IconDownload size={18} stroke={1.8} aria-hidden="true" />}>{t.download}</Button></div>
        <FileField key={kind} label={t.file} accept=".xlsx,.csv" file={file} onChange={choose} />
        <ProblemNotice error={apply.error ?? look.error} />
        {found && <Found result={found} isDone={apply.isSuccess} />}
        <div className="line">
          {!look.data && <Button variant="default" disabled={!given} loading={look.isPending} onClick={() => given && look.mutate({ ...given, isTrial: true })}>{t.look}</Button>}
          {look.data && !apply.isSuccess && rows > 0 && <Button loading={apply.isPending} onClick={() => given && apply.mutate({ ...given, isTrial: false })}>{t.apply(rows)}</Button>}
        </div>
      </div>
    </section>
  )
}

function Found({ result, isDone }: { result: FileResult; isDone: boolean }) {
  const t = useMessages(modelMessages).file
  const telling = result.rows.filter((one) => one.outcome !== 'same').sort((one, other) => Number(other.outcome === 'refused') - Number(one.outcome === 'refused'))
  return (
    <div className={`box ${isDone ? 'note' : ''}`} role="status">
      <p><b>{isDone && `${t.applied} `}{t.result(result.added, result.changed, result.removed, result.same, result.refused)}</b> {telling.length === 0 && t.nothing}</p>
      {!isDone && telling.length > 0 && (
        <ul className="small">
          {telling.slice(0, SHOWN).map((one) => <li key={one.row}>{t.row(one.row, [one.code, t.outcome[one.outcome], one.fault].filter(Boolean).join(', '))}</li>)}
          {telling.length > SHOWN && <li>{t.otherRows(telling.length - SHOWN)}</li>}
        </ul>
      )}
    </div>
  )
}
