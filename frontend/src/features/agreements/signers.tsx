/** Who promises it to whom, under which number, and who reads it. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { PersonLine, SeenBy } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { agreementMessages } from './agreement-messages'
import { type Agreement, type AgreementPaper, agreementWrites, type Signer, useAgreementChange } from './agreement-queries'

type SignersProps = { paper: AgreementPaper; agreement: Agreement | undefined; writes: boolean }

export function Signers({ paper, agreement, writes }: SignersProps) {
  const t = useMessages(agreementMessages)
  return (
    <section className="card" aria-labelledby="para-pihak">
      <header><h2 id="para-pihak">{t.parties}</h2></header>
      <div className="card-body stack">
        <Party label={t.promisedBy} signer={paper.promised_by} />
        {paper.unit.kind !== 'kota' && <Party label={t.promisedTo} signer={paper.promised_to} />}
        {agreement && <DocumentNumber agreement={agreement} writes={writes} />}
        <SeenBy who={t.readers} />
      </div>
    </section>
  )
}

function Party({ label, signer }: { label: string; signer: Signer | null }) {
  const t = useMessages(agreementMessages)
  const acting = signer && t.acting[signer.kind]
  const post = signer && acting && !/^pl[th]\b/i.test(signer.title) ? `${acting} ${signer.title}` : signer?.title
  return (
    <div>
      <div className="tiny dim" style={{ marginBottom: 4 }}>{label}</div>
      {signer ? <PersonLine {...signer} post={post ?? null} /> : <p style={{ margin: 0 }}>{t.nobody}</p>}
    </div>
  )
}

function DocumentNumber({ agreement, writes }: { agreement: Agreement; writes: boolean }) {
  const t = useMessages(agreementMessages)
  const [number, setNumber] = useState<string | null>(null)
  const change = useAgreementChange(agreement.unit_id, agreement.year, agreementWrites.number)
  const save = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ agreement, document_no: number?.trim() || null }, { onSuccess: () => setNumber(null) })
  }
  if (number !== null) {
    return (
      <form className="stack-sm" onSubmit={save}>
        <TextInput label={t.documentNo} maxLength={80} autoFocus value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
        <ProblemNotice error={change.error} />
        <div className="line">
          <Button type="submit" size="sm" loading={change.isPending}>{t.save}</Button>
          <Button variant="default" size="sm" onClick={() => setNumber(null)}>{t.cancel}</Button>
        </div>
      </form>
    )
  }
  return (
    <div className="line spread" style={{ alignItems: 'end' }}>
      <div>
        <div className="tiny dim">{t.documentNo}</div>
        {agreement.document_no ? <b>{agreement.document_no}</b> : <span className="dim">{t.noNumber}</span>}
      </div>
      {writes && <Button variant="subtle" size="sm" className="no-print" onClick={() => setNumber(agreement.document_no ?? '')}>{t.editNumber}</Button>}
    </div>
  )
}
