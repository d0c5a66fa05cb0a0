/** `/opd/unit`: the tree of units, opened level by level. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { CodesPanel } from './codes-panel'
import { rootsQuery, type Unit } from './organization-queries'
import { unitMessages } from './unit-messages'
import { UnitNode } from './unit-node'

export function UnitsPage() {
  const t = useMessages(unitMessages)
  const roots = useSuspenseQuery(rootsQuery)
  const [coded, setCoded] = useState<Unit | null>(null)
  return (
    <>
      <div className={coded ? 'no-print' : undefined}>
        <PageHead title={t.units}>{t.lead}</PageHead>
      </div>
      {coded && <CodesPanel key={coded.id} unit={coded} onDone={() => setCoded(null)} />}
      <section className="card card-body" aria-label={t.units} hidden={coded !== null}>
        {roots.data.length === 0 ? (
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
