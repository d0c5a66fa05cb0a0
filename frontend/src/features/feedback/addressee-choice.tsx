/** Finds the person to speak to; `asked` is the plan that a link named, chosen without asking. */
import { Button, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'

import { PersonLine } from '@/components/people'
import { useMessages } from '@/i18n/language'
import { postIn } from '@/lib/format'

import { feedbackMessages } from './feedback-messages'
import { type Addressee, addresseesQuery } from './feedback-queries'

export function AddresseeChoice({ asked, onChoose }: { asked: string | undefined; onChoose: (one: Addressee) => void }) {
  const t = useMessages(feedbackMessages)
  const [q, setQ] = useState('')
  const wanted = useDeferredValue(q)
  const found = useQuery({ ...addresseesQuery(wanted), placeholderData: keepPreviousData })
  useEffect(() => {
    const one = found.data?.items.find((person) => person.plan_id === asked)
    if (one) onChoose(one)
  }, [found.data, asked, onChoose])
  return (
    <section className="card" aria-label={t.who}>
      <div className="card-body">
        <TextInput label={t.who} placeholder={t.search} description={t.searchHint} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
      </div>
      <ul className="rows" style={{ borderTop: '1px solid var(--sk-line)' }}>
        {found.data?.items.length === 0 && <li className="dim">{t.nobody}</li>}
        {found.data?.items.map((person) => (
          <li key={person.plan_id} className="pick">
            <PersonLine name={person.name} front_title={person.front_title} back_title={person.back_title} post={postIn(person.position, person.unit_name)} />
            <Button variant="default" size="sm" aria-label={`${t.choose} ${person.name}`} onClick={() => onChoose(person)}>{t.choose}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
