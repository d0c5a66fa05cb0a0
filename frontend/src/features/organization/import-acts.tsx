/** Keeps the rows of an import, or takes them back. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { importMessages } from './import-messages'
import { type Import, useApplyImport, useUndoImport } from './import-queries'

/** With wrong rows in the file, somebody says first that they stay behind. */
export function ApplyBar({ shown }: { shown: Import }) {
  const t = useMessages(importMessages)
  const [asked, setAsked] = useState(false)
  const apply = useApplyImport(shown.id)
  const { counts } = shown
  const ready = counts.add + counts.change
  if (ready === 0) return <span className="dim">{t.nothing}</span>
  const begin = () => (counts.refuse > 0 ? setAsked(true) : apply.mutate(false))
  return (
    <div className="stack-sm">
      <Button loading={apply.isPending} onClick={begin}>{t.apply(ready)}</Button>
      {!asked && <ProblemNotice error={apply.error} />}
      <Confirm opened={asked} title={t.onlyGoodAsk(ready)} act={t.apply(ready)} busy={apply.isPending} onClose={() => setAsked(false)} onAct={() => apply.mutate(true, { onSuccess: () => setAsked(false) })}>
        <p style={{ margin: 0 }}>{t.onlyGoodMore(counts.refuse)}</p>
        <ProblemNotice error={apply.error} />
      </Confirm>
    </div>
  )
}

export function UndoBar({ id }: { id: string }) {
  const t = useMessages(importMessages)
  const [asked, setAsked] = useState(false)
  const undo = useUndoImport(id)
  return (
    <div>
      <Button variant="default" onClick={() => setAsked(true)}>{t.undo}</Button>
      <Confirm opened={asked} danger title={t.undoAsk} act={t.undo} busy={undo.isPending} onClose={() => setAsked(false)} onAct={() => undo.mutate(undefined, { onSuccess: () => setAsked(false) })}>
        <p style={{ margin: 0 }}>{t.undoMore}</p>
        <ProblemNotice error={undo.error} />
      </Confirm>
    </div>
  )
}
