/** The words by which an indicator or an advice tells of a competence. */
import { Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'

import { modelMessages } from './model-messages'
import { useAddWords, useRemoveWords, wordsQuery } from './model-queries'
import type { Competence } from './plan-queries'

const LEAST = 3

export function WordsCard({ competences, mayChange }: { competences: Competence[]; mayChange: boolean }) {
  const t = useMessages(modelMessages).words
  const { data } = useSuspenseQuery(wordsQuery)
  const able = mayChange ? competences.filter((one) => one.may.includes('change')) : []
  const remove = useRemoveWords()
  return (
    <section className="card" aria-labelledby="kata">
      <header><h2 id="kata">{t.title}</h2></header>
      <div className="card-body stack">
        <p className="small dim" style={{ margin: 0 }}>{t.lead} {data.items.length === 0 && t.none}</p>
        {data.items.length > 0 && (
          <ul className="word-list">
            {data.items.map((one) => (
              <li key={one.id}>
                <span>“{one.words}”: {one.competence_name}</span>
                {able.some(({ code }) => code === one.competence_code) && <Button variant="subtle" size="xs" aria-label={t.remove(one.words)} loading={remove.isPending && remove.variables === one.id} onClick={() => remove.mutate(one.id)}><IconTrash size={16} stroke={1.8} aria-hidden="true" /></Button>}
              </li>
            ))}
          </ul>
        )}
        <ProblemNotice error={remove.error} />
        {able.length > 0 && <AddWords able={able} />}
      </div>
    </section>
  )
}

function AddWords({ able }: { able: Competence[] }) {
  const t = useMessages(modelMessages).words
  const [words, setWords] = useState('')
  const [code, setCode] = useState(able[0]?.code ?? '')
  const add = useAddWords()
  const save = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ words: words.trim(), competence_code: code }, { onSuccess: () => setWords('') })
  }
  return (
    <form className="stack-sm" onSubmit={save}>
      <div className="line fields">
        <TextInput label={t.words} maxLength={100} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        <SelectField label={t.competence} value={code} onChange={setCode}>{able.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}</SelectField>
      </div>
      <ProblemNotice error={add.error} />
      <div><Button type="submit" variant="default" size="sm" disabled={words.trim().length < LEAST} loading={add.isPending}>{t.add}</Button></div>
    </form>
  )
}
