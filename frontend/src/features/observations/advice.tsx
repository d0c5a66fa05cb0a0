/** What helps and what to avoid for one behaviour, one tap away. */
import { useId, useState } from 'react'

import { useLanguage, useMessages } from '@/i18n/language'
import type { Behaviour } from '@/lib/practices'

import { observationMessages } from './observation-messages'

type AdviceProps = { behaviour: Behaviour; id?: string }

/** `id`: of the words, for whoever they name. */
export function BehaviourText({ behaviour, id }: AdviceProps) {
  const t = useMessages(observationMessages)
  const language = useLanguage()
  const panel = useId()
  const [isOpen, setOpen] = useState(false)
  const lists = [[t.advised, behaviour.advised], [t.avoided, behaviour.avoided]] as const
  return (
    <>
      <p style={{ margin: 0 }}>
        <span id={id}>{behaviour.text[language]}</span>{' '}
        <button type="button" className="like-link" aria-expanded={isOpen} aria-controls={panel} onClick={() => setOpen(!isOpen)}>{t.advice}</button>
      </p>
      <div id={panel} hidden={!isOpen} className="box small advice">
        {lists.map(([title, sentences]) => (
          <div key={title}>
            <b>{title}</b>
            <ul>{sentences.map((words) => <li key={words.id}>{words[language]}</li>)}</ul>
          </div>
        ))}
      </div>
    </>
  )
}
