/** Two short questions a month after a training; answers are counted, and no name is kept with them. */
import { Button } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { learningMessages } from './learning-messages'
import { type Impression, type Seat, useSay } from './seat-queries'

const USED = ['often', 'sometimes', 'not_yet'] as const

export function ImpressionCard({ seat }: { seat: Seat }) {
  const t = useMessages(learningMessages).after
  const [used, setUsed] = useState<Impression['used'] | null>(null)
  const [worth, setWorth] = useState<number | null>(null)
  const say = useSay(seat)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (used !== null && worth !== null) say.mutate({ used, worth })
  }
  if (!seat.may.includes('say')) return <p role="status" className="box note">{t.thanks}</p>
  return (
    <section className="card turn" aria-label={t.ask(seat.title)}>
      <header><h2>{t.ask(seat.title)}</h2></header>
      <form className="card-body stack" onSubmit={send}>
        <p><b>{t.safe}</b> {t.counted}</p>
        <Question legend={t.used} words={USED.map((one) => t.usedWords[one])} chosen={used === null ? -1 : USED.indexOf(used)} onChoose={(at) => setUsed(USED[at] ?? null)} />
        <Question legend={t.worth} words={t.worthWords} chosen={worth === null ? -1 : worth - 1} onChoose={(at) => setWorth(at + 1)} />
        <ProblemNotice error={say.error} />
        <div className="line acts"><Button type="submit" disabled={used === null || worth === null} loading={say.isPending}>{t.send}</Button></div>
      </form>
    </section>
  )
}

type QuestionProps = { legend: string; words: readonly string[]; chosen: number; onChoose: (at: number) => void }

export function Question({ legend, words, chosen, onChoose }: QuestionProps) {
  const name = useId()
  return (
    <fieldset className="rating">
      <legend>{legend}</legend>
      <div className="rating-choices">
        {words.map((word, at) => (
          <label key={word}><input type="radio" name={name} checked={chosen === at} onChange={() => onChoose(at)} /> {word}</label>
        ))}
      </div>
    </fieldset>
  )
}
