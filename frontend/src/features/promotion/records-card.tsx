/** Everything on record of somebody's career; HR enters and takes back, and nothing disappears. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Loading } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { recordMessages } from './record-messages'
import { type CareerRecord, recordsQuery } from './record-queries'
import { RecordsTable } from './records-table'
import { RecordDialog, ReverseDialog } from './dialogs'

export function RecordsCard({ employeeId }: { employeeId: string }) {
  const t = useMessages(recordMessages)
  const records = useQuery(recordsQuery(employeeId))
  const [adding, setAdding] = useState(false)
  const [wrong, setWrong] = useState<CareerRecord | null>(null)
  const items = records.data?.items ?? []
  return (
    <section className="card" aria-labelledby="riwayat">
      <header>
        <div>
          <h2 id="riwayat">{t.title}</h2>
          {items.length > 0 && <span className="small dim">{t.lead(items.length)}</span>}
        </div>
        {records.data?.may.includes('enter') && <Button variant="default" onClick={() => setAdding(true)}>{t.add}</Button>}
      </header>
      {records.isPending && <div className="card-body"><Loading lines={2} /></div>}
      {records.isError && <div className="card-body"><ProblemNotice error={records.error} onRetry={() => void records.refetch()} /></div>}
      {records.data && items.length === 0 && <Empty title={t.none}>{t.noneMore}</Empty>}
      {items.length > 0 && <RecordsTable records={items} onReverse={setWrong} />}
      {adding && <RecordDialog employeeId={employeeId} onClose={() => setAdding(false)} />}
      {wrong && <ReverseDialog record={wrong} onClose={() => setWrong(null)} />}
    </section>
  )
}
