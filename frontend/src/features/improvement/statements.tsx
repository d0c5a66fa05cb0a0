/** The nine statements of B.1.8: filled in by who was coached, read by the leader's superior. */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { Choice } from '@/components/choice'
import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { guidanceMessages } from './guidance-messages'
import { type Opinion, type Session, useGiveStatements } from './improvement-queries'

const OPINIONS: readonly Opinion[] = ['setuju', 'sebagian', 'tidak_setuju']

export function StatementsDialog({ one, onClose }: { one: Session; onClose: () => void }) {
  const t = useMessages(guidanceMessages)
  const common = useMessages(commonMessages)
  const [given, setGiven] = useState<Record<number, Opinion>>({})
  const [note, setNote] = useState('')
  const give = useGiveStatements(one)
  const statements = t.statements.flatMap((_, place) => given[place] ?? [])
  const isWhole = statements.length === t.statements.length
  const send = (event: FormEvent) => {
    event.preventDefault()
    give.mutate({ statements, note: note.trim() || null }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.stateTitle}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <p style={{ margin: 0 }}>{t.stateMore}</p>
        {t.statements.map((statement, place) => (
          <Choice<Opinion | ''> key={statement} label={`${place + 1}. ${statement}`} value={given[place] ?? ''} options={OPINIONS} words={{ ...t.opinion, '': '' }} onChange={(opinion) => opinion && setGiven({ ...given, [place]: opinion })} />
        ))}
        <Textarea label={t.note} autosize minRows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <ProblemNotice error={give.error} />
        <div className="line end">
          <span className="small dim">{t.answered(statements.length)}</span>
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={give.isPending}>{t.send}</Button>
        </div>
      </form>
    </Dialog>
  )
}

export function StatementsList({ one }: { one: Session }) {
  const t = useMessages(guidanceMessages)
  return (
    <details open={one.may.includes('read')}>
      <summary>{t.stateTitle}</summary>
      <ol className="small">
        {t.statements.map((statement, place) => {
          const opinion = one.statements?.[place]
          return <li key={statement}>{statement}: <b>{opinion && t.opinion[opinion]}</b></li>
        })}
      </ol>
      {one.statement_note && <p className="box" style={{ margin: 0 }}>{one.statement_note}</p>}
    </details>
  )
}
