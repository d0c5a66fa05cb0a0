/** Why a rating: what the facts say is offered as a first sentence, to be taken or written over. */
import { Button, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'

import { useMessages } from '@/i18n/language'

import { evaluationMessages } from './evaluation-messages'
import { factsMessages } from './facts-messages'

type ReasonFieldProps = {
  value: string
  /** What the facts say; empty where they say nothing. */
  offered: string
  description?: string
  error?: ReactNode
  onChange: (value: string) => void
}

export function ReasonField({ value, offered, description, error, onChange }: ReasonFieldProps) {
  const t = useMessages(evaluationMessages)
  const facts = useMessages(factsMessages)
  return (
    <div className="stack-sm">
      {offered !== '' && value.trim() === '' && (
        <div className="box small stack-sm">
          <p><span className="dim">{facts.says}:</span> {offered}</p>
          <div><Button variant="default" size="sm" onClick={() => onChange(offered)}>{facts.take}</Button></div>
        </div>
      )}
      <Textarea label={t.reason} description={value === offered && offered !== '' ? facts.taken : description} error={error} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  )
}
