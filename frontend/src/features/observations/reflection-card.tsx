/** What one side thinks of the lesson: one's own to write, the other's to read. */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { useMe } from '@/lib/session'

import { observationMessages } from './observation-messages'
import { type Observation, useReflect } from './observation-queries'

type ReflectionCardProps = { one: Observation; mine: boolean; words: string | null; title: string; who: string }

export function ReflectionCard({ one, mine, words, title, who }: ReflectionCardProps) {
  const t = useMessages(observationMessages)
  const [isEditing, setEditing] = useState(false)
  const writes = mine && one.may.includes('reflect')
  const isOpen = writes && (words === null || isEditing)
  return (
    <section className={`card${writes && words === null ? ' turn' : ''}`} aria-label={title}>
      <header><div><h2>{title}</h2></div></header>
      <div className="card-body stack-sm">
        {isOpen ? (
          <ReflectionForm one={one} words={words ?? ''} onSent={() => setEditing(false)} />
        ) : (
          <>
            <p className="written" style={{ margin: 0 }}>{words ?? <span className="dim">{t.waiting(who)}</span>}</p>
            {writes && <div><Button variant="subtle" size="sm" onClick={() => setEditing(true)}>{t.edit}</Button></div>}
          </>
        )}
      </div>
    </section>
  )
}

function ReflectionForm({ one, words, onSent }: { one: Observation; words: string; onSent: () => void }) {
  const t = useMessages(observationMessages)
  const isTeacher = useMe().id === one.employee.id
  const [text, setText, forget] = useStoredState(`sk-reflect-${one.id}`, words)
  const reflect = useReflect(one)
  const send = (event: FormEvent) => {
    event.preventDefault()
    reflect.mutate(text.trim(), {
      onSuccess: () => {
        forget()
        onSent()
      },
    })
  }
  return (
    <form className="stack-sm" onSubmit={send}>
      <Textarea label={isTeacher ? t.mineTeacher : t.mineObserver} description={isTeacher ? t.hintTeacher : t.hintObserver} minRows={4} maxLength={4000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <ProblemNotice error={reflect.error} />
      <div><Button type="submit" size="lg" disabled={text.trim() === ''} loading={reflect.isPending}>{t.send}</Button></div>
    </form>
  )
}
