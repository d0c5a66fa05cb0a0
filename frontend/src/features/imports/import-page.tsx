/** `/opd/impor`: choose a file, see what each row would do, then apply it. `?id=` is the import that is shown. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Gone } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort } from '@/lib/format'
import { useMe } from '@/lib/session'

import { importMessages } from './import-messages'
import { type Import, importsQuery } from './import-queries'
import { Preview } from './preview'
import { UploadForm } from './upload-form'

const route = getRouteApi('/opd/impor')

export function ImportPage() {
  const t = useMessages(importMessages)
  const { id } = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMe().may.includes('import')
  const show = (next?: string) => void navigate({ to: '.', search: { id: next } })
  if (!may) return <Gone />
  return (
    <>
      <PageHead title={t.title} aside={id && <Button variant="default" onClick={() => show()}>{t.again}</Button>}>
        {t.lead}
      </PageHead>
      {id ? (
        <Preview key={id} id={id} />
      ) : (
        <div className="stack">
          <UploadForm onStarted={show} />
          <Earlier onOpen={show} />
        </div>
      )}
    </>
  )
}

const CHIP: Partial<Record<Import['state'], string>> = { previewed: 'chip turn', applied: 'chip note', failed: 'chip bad' }

function Earlier({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useMessages(importMessages)
  const language = useLanguage()
  const earlier = useQuery(importsQuery)
  return (
    <section className="card" aria-labelledby="sebelumnya">
      <header><h2 id="sebelumnya">{t.earlier}</h2></header>
      {earlier.isError && (
        <div className="card-body"><ProblemNotice error={earlier.error} onRetry={() => void earlier.refetch()} /></div>
      )}
      {earlier.data?.items.length === 0 && <Empty title={t.noEarlier} />}
      {earlier.data && earlier.data.items.length > 0 && (
        <ul className="rows">
          {earlier.data.items.map((one) => (
            <li key={one.id} className="pick">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <b>{one.file_name}</b> <span className={CHIP[one.state] ?? 'chip'}>{t.state[one.state]}</span>
                <div className="small dim">{t.kinds[one.kind]}, {momentShort(one.requested_at, language)}</div>
              </div>
              <Button variant="default" size="sm" aria-label={`${t.open} ${one.file_name}`} onClick={() => onOpen(one.id)}>{t.open}</Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
