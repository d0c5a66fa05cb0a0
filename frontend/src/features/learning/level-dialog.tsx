/** Gives a level on the scale of Format B.1.9; the assessor says why (R31). */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'

import { useGiveLevel } from './learning-changes'
import type { Standing } from './learning-queries'
import { needMessages } from './need-messages'

type LevelDialogProps = { employeeId: string; standing: Standing; isOwn: boolean; onClose: () => void }

const SHORTEST = 3

export function LevelDialog({ employeeId, standing, isOwn, onClose }: LevelDialogProps) {
  const t = useMessages(needMessages).level
  const common = useMessages(commonMessages)
  const name = useId()
  const { code, name: title } = standing.competence
  const [level, setLevel] = useState(isOwn ? standing.own_level : standing.assessor_level)
  const [reason, write, forget] = useStoredState(`sk-level-${employeeId}-${code}`, '')
  const give = useGiveLevel(employeeId)
  const isWhole = level !== null && (isOwn || reason.trim().length >= SHORTEST)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (level === null) return
    give.mutate({ competence_code: code, level, reason: reason.trim() || null, given_on: null, document_no: null }, {
      onSuccess: () => {
        forget()
        onClose()
      },
    })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.ask(title)}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <fieldset className="rating">
          <legend>{standing.post_level === null ? title : `${t.short.post}: ${standing.post_level}`}</legend>
          <div className="stack-sm">
            {t.scale.map((word, at) => (
              <label key={word}><input type="radio" name={name} checked={level === at + 1} onChange={() => setLevel(at + 1)} /> {at + 1}. {word}</label>
            ))}
          </div>
        </fieldset>
        {!isOwn && <Textarea label={t.why} description={t.whyHint} required withAsterisk={false} maxLength={1000} minRows={2} value={reason} onChange={(event) => write(event.currentTarget.value)} />}
        <ProblemNotice error={give.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={give.isPending}>{common.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
