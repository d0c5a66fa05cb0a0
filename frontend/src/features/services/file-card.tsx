/** Cases from a file: looked at first, then delivered; every refused row is named. */
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { FileField } from '@/components/file-field'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { faultTexts } from '@/i18n/problem-messages'
import { number } from '@/lib/format'

import { serviceMessages } from './service-messages'
import { type Delivery, useDeliverFile } from './service-queries'

const NAMED = 20

export function FileCard({ serviceId }: { serviceId: string }) {
  const t = useMessages(serviceMessages)
  const [file, setFile] = useState<File | null>(null)
  const deliver = useDeliverFile(serviceId)
  const tried = deliver.data?.dry_run === true && deliver.variables?.file === file
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (file) deliver.mutate({ file, dryRun: !tried })
  }
  return (
    <section className="card" aria-labelledby="berkas">
      <header><h2 id="berkas">{t.file}</h2></header>
      <form className="card-body stack-sm" onSubmit={send}>
        <FileField label={t.fileLabel} hint={t.fileLead} accept=".csv,.xlsx,.txt" file={file} onChange={setFile} />
        {deliver.data && <Result result={deliver.data} />}
        <ProblemNotice error={deliver.error} />
        <div className="line"><Button type="submit" variant={tried ? 'filled' : 'default'} disabled={file === null} loading={deliver.isPending}>{tried ? t.sendFile : t.tryFile}</Button></div>
      </form>
    </section>
  )
}

function Result({ result: { accepted, unchanged, refused, dry_run, rows } }: { result: Delivery }) {
  const t = useMessages(serviceMessages)
  const language = useLanguage()
  const wrong = rows.filter((row) => row.outcome === 'refused').slice(0, NAMED)
  return (
    <div className={refused > 0 ? 'box warn' : 'box note'} role="status">
      <p><b>{t.result(number(accepted, language), number(unchanged, language), number(refused, language))}</b> {dry_run && t.tried}</p>
      {wrong.length > 0 && (
        <ul>
          {wrong.map((row) => <li key={row.row}>{t.refused(row.row, row.external_key, row.field)} {row.code && faultTexts([{ pointer: '', code: row.code, detail: row.code }], language).join(' ')}</li>)}
        </ul>
      )}
    </div>
  )
}
