/** The Lampiran SKP: resources, accounting, consequences (R10). */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'

import { useMessages } from '@/i18n/language'
import { isUnsent } from '@/lib/draft-line'
import type { Plan } from '@/lib/plans'
import { useAutosave } from '@/lib/use-autosave'

import { Autosaved } from './autosaved'
import { supportKey } from './draft-keys'
import { planMessages } from './plan-messages'
import { Offers } from './support-offers'
import { planWrites, type SupportKind, usePlanChange } from './plan-queries'

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

type SupportRowProps = { plan: Plan; kind: SupportKind; edits: boolean }

function SupportRow({ plan, kind, edits }: SupportRowProps) {
  const t = useMessages(planMessages)
  const lines = plan.supports[kind]
  const [writing, setWriting] = useState(() => edits && isUnsent(supportKey(plan.id, kind), lines.join('\n')))
  return (
    <li id={kind}>
      <div className="pick">
        <b>{t.support[kind]}</b>
        {edits && !writing && (
          <Button variant="subtle" size="sm" px={8} className="no-print" aria-label={`${t.edit}: ${t.support[kind]}`} onClick={() => setWriting(true)}>{t.edit}</Button>
        )}
      </div>
      {writing ? <SupportEditor plan={plan} kind={kind} onClose={() => setWriting(false)} /> : <SupportLines lines={lines} />}
    </li>
  )
}

function SupportLines({ lines }: { lines: string[] }) {
  const t = useMessages(planMessages)
  if (lines.length === 0) return <p className="small dim" style={{ margin: 0 }}>{t.nothingYet}</p>
  return <ol className="small" style={{ margin: '4px 0 0' }}>{lines.map((line) => <li key={line}>{line}</li>)}</ol>
}

type SupportEditorProps = { plan: Plan; kind: SupportKind; onClose: () => void }

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line.length > 2)

function SupportEditor({ plan, kind, onClose }: SupportEditorProps) {
  const t = useMessages(planMessages)
  const support = usePlanChange(plan.id, planWrites(plan.id).support)
  const line = useAutosave({
    key: supportKey(plan.id, kind),
    version: plan.support_versions[kind],
    start: plan.supports[kind].join('\n'),
    ready: () => true,
    save: async (text: string, version) => (await support.mutateAsync({ kind, lines: linesOf(text), version })).support_versions[kind],
  })
  return (
    <div className="stack-sm">
      <Textarea label={t.support[kind]} description={t.supportHint} value={line.value} minRows={3} onChange={(event) => line.put(event.currentTarget.value)} />
      <Offers kind={kind} chosen={linesOf(line.value)} onChoose={(text) => line.put([...linesOf(line.value), text].join('\n'))} />
      <Autosaved line={line} text={(text) => text} onDone={onClose} />
    </div>
  )
}
