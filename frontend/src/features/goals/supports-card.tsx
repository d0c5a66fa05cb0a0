/** The Lampiran SKP: resources, accounting, consequences (R10). */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'

import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { planMessages } from './plan-messages'
import { type Plan, planWrites, type SupportKind, usePlanChange } from './plan-queries'

const KINDS: readonly SupportKind[] = ['sumber_daya', 'pertanggungjawaban', 'konsekuensi']

export function SupportsCard({ plan, edits }: { plan: Plan; edits: boolean }) {
  const t = useMessages(planMessages)
  return (
    <section className="card" aria-labelledby="lampiran">
      <header><h2 id="lampiran">{t.annex}</h2></header>
      <ul className="rows">
        {KINDS.map((kind) => <SupportRow key={kind} plan={plan} kind={kind} edits={edits} />)}
      </ul>
    </section>
  )
}

function SupportRow({ plan, kind, edits }: { plan: Plan; kind: SupportKind; edits: boolean }) {
  const t = useMessages(planMessages)
  const [draft, setDraft] = useState<string | null>(null)
  const support = usePlanChange(plan.id, planWrites(plan.id).support)
  const lines = plan.supports[kind]
  const save = () => {
    const written = (draft ?? '').split('\n').map((line) => line.trim()).filter((line) => line.length > 2)
    support.mutate({ kind, lines: written }, { onSuccess: () => setDraft(null) })
  }
  return (
    <li>
      <div className="line spread">
        <b>{t.support[kind]}</b>
        {edits && draft === null && (
          <Button variant="subtle" size="sm" className="no-print" aria-label={`${t.edit}: ${t.support[kind]}`} onClick={() => setDraft(lines.join('\n'))}>{t.edit}</Button>
        )}
      </div>
      {draft === null ? (
        lines.length === 0 ? <p className="small dim" style={{ margin: 0 }}>{t.nothingYet}</p> : <ol className="small" style={{ margin: '4px 0 0' }}>{lines.map((line) => <li key={line}>{line}</li>)}</ol>
      ) : (
        <div className="stack-sm">
          <Textarea label={t.support[kind]} description={t.supportHint} value={draft} minRows={3} onChange={(event) => setDraft(event.currentTarget.value)} />
          <ProblemNotice error={support.error} />
          <div className="line">
            <Button size="sm" loading={support.isPending} onClick={save}>{t.save}</Button>
            <Button size="sm" variant="default" onClick={() => setDraft(null)}>{t.cancel}</Button>
          </div>
        </div>
      )}
    </li>
  )
}
