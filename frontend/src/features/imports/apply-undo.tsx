/** Applies an import, or undoes it. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { number, time } from '@/lib/format'

import { importMessages } from './import-messages'
import { type Import, useApplyImport, useUndoImport } from './import-queries'

/** With wrong rows in the file, somebody says first that they stay behind. */
export function ApplyBar({ shown }: { shown: Import }) {
  const t = useMessages(importMessages)
  const [asked, setAsked] = useState(false)
  const apply = useApplyImport(shown.id)
  const language = useLanguage()
  const { counts } = shown
  const ready = number(counts.add + counts.change, language)
  const left = counts.refuse + counts.choose
  if (counts.add + counts.change === 0) return <span className="dim">{t.nothing}</span>
  const begin = () => (left > 0 ? setAsked(true) : apply.mutate(false))
  return (
    <div className="stack-sm">
      <Button loading={apply.isPending} onClick={begin}>{t.apply(ready)}</Button>
      {!asked && <ProblemNotice error={apply.error} />}
      <Confirm opened={asked} title={t.onlyGoodAsk(ready)} act={t.apply(ready)} busy={apply.isPending} onClose={() => setAsked(false)} onAct={() => apply.mutate(true, { onSuccess: () => setAsked(false) })}>
        <p style={{ margin: 0 }}>{t.onlyGoodMore(number(left, language))}</p>
        <ProblemNotice error={apply.error} />
      </Confirm>
    </div>
  )
}

/** A quarter of an hour to think again; then it says where to mend things. */
export function UndoBar({ shown }: { shown: Import }) {
  const t = useMessages(importMessages)
  const [asked, setAsked] = useState(false)
  const undo = useUndoImport(shown.id)
  const until = shown.undo_until
  if (!until) return <span className="small dim">{t.undoOver}</span>
  return (
    <div className="stack-sm">
      <span className="small">{t.undoUntil(time(until))}</span>
      <div><Button variant="default" onClick={() => setAsked(true)}>{t.undo}</Button></div>
      <Confirm opened={asked} danger title={t.undoAsk} act={t.undo} busy={undo.isPending} onClose={() => setAsked(false)} onAct={() => undo.mutate(undefined, { onSuccess: () => setAsked(false) })}>
        <p style={{ margin: 0 }}>{t.undoMore}</p>
        <ProblemNotice error={undo.error} />
      </Confirm>
    </div>
  )
}
