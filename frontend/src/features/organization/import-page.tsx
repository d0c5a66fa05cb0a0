/** `/opd/impor`: choose a file, see what each row would do, then keep it. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort } from '@/lib/format'

import { ImportPreview } from './import-preview'
import { importsQuery, type Kind, useStartImport } from './import-queries'
import { organizationMessages } from './organization-messages'

export function ImportPage() {
  const t = useMessages(organizationMessages)
  const language = useLanguage()
  const [shown, setShown] = useState<string | null>(null)
  const earlier = useQuery(importsQuery)
  return (
    <>
      <PageHead title={t.imports} aside={shown && <Button variant="default" onClick={() => setShown(null)}>{t.again}</Button>}>
        {t.importsLead}
      </PageHead>
      {shown ? (
        <ImportPreview id={shown} />
      ) : (
        <div className="stack">
          <StartForm onStarted={setShown} />
          {earlier.data && earlier.data.items.length > 0 && (
            <section className="card" aria-labelledby="sebelumnya">
              <header><h2 id="sebelumnya">{t.earlier}</h2></header>
              <ul className="rows">
                {earlier.data.items.map((one) => (
                  <li key={one.id} className="line spread">
                    <span>
                      <b>{one.file_name}</b> <span className="chip">{t.importState[one.state]}</span>
                      <span className="small dim"> {t.importKinds[one.kind]}, {momentShort(one.requested_at, language)}</span>
                    </span>
                    <Button variant="default" size="sm" aria-label={`${t.open} ${one.file_name}`} onClick={() => setShown(one.id)}>{t.open}</Button>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </>
  )
}

function StartForm({ onStarted }: { onStarted: (id: string) => void }) {
  const t = useMessages(organizationMessages)
  const [kind, setKind] = useState<Kind>('employees')
  const [file, setFile] = useState<File | null>(null)
  const start = useStartImport()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (file) start.mutate({ kind, file }, { onSuccess: (made) => onStarted(made.id) })
  }
  return (
    <form className="card card-body stack" onSubmit={send}>
      <label className="stack-sm small" style={{ maxWidth: 320 }}>
        <b>{t.importKind}</b>
        <select className="select" value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
          {Object.entries(t.importKinds).map(([key, word]) => <option key={key} value={key}>{word}</option>)}
        </select>
      </label>
      <label className="stack-sm small">
        <b>{t.file}</b>
        <input type="file" accept=".csv,.xlsx" required onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
      </label>
      <ProblemNotice error={start.error} />
      <div><Button type="submit" loading={start.isPending} disabled={!file}>{t.upload}</Button></div>
    </form>
  )
}
