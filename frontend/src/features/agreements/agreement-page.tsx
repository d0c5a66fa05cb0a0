/** `/perjanjian-kinerja`: what a unit promised for a year, as the official form shows it; HR writes it here too. */
import { Button } from '@mantine/core'
import { IconPencil, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { isProblem } from '@/api/problem'
import { PageHead } from '@/components/page-head'
import { Failed, Gone, Loading } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { agreementMessages } from './agreement-messages'
import { type AgreementPaper, agreementQuery } from './agreement-queries'
import { AgreementEditor } from './editor'
import { NoAgreement } from './no-agreement'
import { AgreementForm } from './official-form'
import { Signers } from './signers'
import { UnitYearPicker } from './unit-year-picker'
import { useUnitYear } from './use-unit-year'

export function AgreementPage() {
  const { unitId, year, go } = useUnitYear()
  const found = useQuery({ ...agreementQuery(unitId ?? '', year), enabled: unitId !== undefined, placeholderData: keepPreviousData })
  if (isProblem(found.error, '/problems/not-found') || isProblem(found.error, '/problems/invalid')) return <Gone />
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Loading />
  return <Paper key={`${found.data.unit.id} ${year}`} paper={found.data} year={year} busy={found.isPlaceholderData} go={go} />
}

type PaperProps = { paper: AgreementPaper; year: number; busy: boolean; go: ReturnType<typeof useUnitYear>['go'] }

function Paper({ paper, year, busy, go }: PaperProps) {
  const t = useMessages(agreementMessages)
  const [editing, setEditing] = useState(false)
  const agreement = paper.items[0]
  const writes = paper.may.includes('write')
  return (
    <>
      <PageHead title={t.title(year)} documentTitle={`${t.title(year)}, ${paper.unit.name}`} aside={agreement && !busy && <Actions writes={writes} editing={editing} onEdit={setEditing} />}>
        {paper.unit.name}
      </PageHead>
      <UnitYearPicker unit={paper.unit} year={year} go={go} />
      {busy ? (
        <Loading lines={2} />
      ) : (
        <div className="two">
          {!agreement ? (
            <NoAgreement paper={paper} year={year} onBegun={() => setEditing(true)} />
          ) : editing && writes ? (
            <AgreementEditor paper={paper} agreement={agreement} />
          ) : (
            <AgreementForm paper={paper} agreement={agreement} />
          )}
          <Signers paper={paper} agreement={agreement} writes={writes} />
        </div>
      )}
    </>
  )
}

type ActionsProps = { writes: boolean; editing: boolean; onEdit: (editing: boolean) => void }

function Actions({ writes, editing, onEdit }: ActionsProps) {
  const t = useMessages(agreementMessages)
  return (
    <div className="line no-print">
      {!editing && (
        <Button variant="default" size="sm" leftSection={<IconPrinter size={18} stroke={1.8} aria-hidden="true" />} onClick={() => window.print()}>{t.print}</Button>
      )}
      {writes && (editing ? <Button variant="default" size="sm" onClick={() => onEdit(false)}>{t.endEditing}</Button> : <Button size="sm" leftSection={<IconPencil size={18} stroke={1.8} aria-hidden="true" />} onClick={() => onEdit(true)}>{t.edit}</Button>)}
    </div>
  )
}
