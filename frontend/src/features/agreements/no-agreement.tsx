/** There is no agreement yet: who writes it begins here, everybody else sees who does. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { agreementMessages } from './agreement-messages'
import { type AgreementPaper, agreementWrites, useAgreementChange } from './agreement-queries'

type NoAgreementProps = { paper: AgreementPaper; year: number; onBegun: () => void }

export function NoAgreement({ paper, year, onBegun }: NoAgreementProps) {
  const t = useMessages(agreementMessages)
  const { unit } = paper
  const writes = paper.may.includes('write')
  return (
    <section className={writes ? 'card turn' : 'card'} aria-labelledby="belum-ada">
      <header><h2 id="belum-ada">{t.none(unit.name, year)}</h2></header>
      <div className="card-body stack">
        <p style={{ margin: 0 }}>{writes ? t.noneForWriter : t.noneForReader}</p>
        {writes && <Begin unitId={unit.id} year={year} onBegun={onBegun} />}
        {unit.parent_id && unit.parent_name && (
          <TextLink to="/perjanjian-kinerja" search={{ unit: unit.parent_id, tahun: year }}>{t.above(unit.parent_name)}</TextLink>
        )}
      </div>
    </section>
  )
}

type BeginProps = { unitId: string; year: number; onBegun: () => void }

function Begin({ unitId, year, onBegun }: BeginProps) {
  const t = useMessages(agreementMessages)
  const [number, setNumber] = useState('')
  const begin = useAgreementChange(unitId, year, agreementWrites.begin)
  const start = (event: FormEvent) => {
    event.preventDefault()
    begin.mutate({ unit_id: unitId, year, document_no: number.trim() || null }, { onSuccess: onBegun })
  }
  return (
    <form className="stack" style={{ maxWidth: 420 }} onSubmit={start}>
      <TextInput label={t.documentNo} description={t.numberHint} maxLength={80} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
      <ProblemNotice error={begin.error} />
      <div><Button type="submit" loading={begin.isPending}>{t.begin}</Button></div>
    </form>
  )
}
