/** `/opd/unit`: the tree of units, opened level by level; or those whose name was searched. */
import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Loading } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { agenciesQuery, unitSearchQuery } from '@/lib/units'

import { CodesPanel } from './codes-panel'
import { cityUnitsQuery, type Unit } from './organization-queries'
import { unitMessages } from './unit-messages'
import { UnitNode } from './unit-node'

const MOST_FOUND = 50

export function UnitsPage() {
  const t = useMessages(unitMessages)
  const roots = useSuspenseQuery(cityUnitsQuery)
  const [coded, setCoded] = useState<Unit | null>(null)
  const [q, setQ] = useState('')
  const wanted = useDeferredValue(q.trim())
  return (
    <>
      <div className={coded ? 'no-print' : undefined}>
        <PageHead title={t.units}>{t.lead}</PageHead>
      </div>
      {!coded && (
        <div role="search" style={{ maxWidth: 420, marginBottom: 16 }}>
          <TextInput type="search" label={t.search} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
        </div>
      )}
      {coded && <CodesPanel key={coded.id} unit={coded} onDone={() => setCoded(null)} />}
      <section className="card card-body" aria-label={t.units} hidden={coded !== null}>
        {wanted.length > 1 ? (
          <FoundUnits q={wanted} onCodes={setCoded} />
        ) : roots.data.length === 0 ? (
          <Empty title={t.noneBelow} />
        ) : (
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {roots.data.map((unit) => <UnitNode key={unit.id} unit={unit} startsOpen onCodes={setCoded} />)}
          </ul>
        )}
      </section>
    </>
  )
}

type FoundUnitsProps = { q: string; onCodes: (unit: Unit) => void }

function FoundUnits({ q, onCodes }: FoundUnitsProps) {
  const t = useMessages(unitMessages)
  const found = useQuery({ ...unitSearchQuery(q, MOST_FOUND), placeholderData: keepPreviousData })
  const agencies = useQuery(agenciesQuery)
  const names = new Map(agencies.data?.items.map((agency) => [agency.id, agency.name]))
  if (found.isPending) return <Loading lines={2} />
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
  return (
    <>
      <p role="status" className="small dim" style={{ margin: 0 }}>{found.data.total === 0 ? t.noneFound(q) : t.found(found.data.items.length, found.data.total)}</p>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t.units}>
        {found.data.items.map((unit) => <UnitNode key={unit.id} unit={unit} agency={unit.depth > 1 ? names.get(unit.agency_id) : undefined} onCodes={onCodes} />)}
      </ul>
    </>
  )
}
