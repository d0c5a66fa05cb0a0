/** The standards that held and hold, and another from a day on. */
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { lastDayOf } from '@/lib/days'
import { dateShort } from '@/lib/format'
import { useToday } from '@/lib/session'

import { capital } from './capital'
import { serviceMessages } from './service-messages'
import { type Service, useAddStandard } from './service-queries'
import { isStandard, StandardFields, standardBody } from './standard-fields'

export function StandardsCard({ service }: { service: Service }) {
  const t = useMessages(serviceMessages)
  const language = useLanguage()
  const [adding, setAdding] = useState(false)
  return (
    <section className="card" aria-labelledby="standar">
      <header><h2 id="standar">{t.standards}</h2></header>
      <ul className="rows">
        {service.standards.map((one) => {
          const last = lastDayOf(one.valid_until)
          return (
            <li key={one.valid_from}>
              <p><b>{capital(t.standard(one.working_days))}</b></p>
              <p className="small dim">{dateShort(one.valid_from, language)} {last === null ? t.forever : t.until(dateShort(last, language))}. {one.legal_basis}</p>
            </li>
          )
        })}
      </ul>
      <div className="card-body">
        {adding ? <NewStandard service={service} onDone={() => setAdding(false)} /> : <Button variant="default" size="sm" onClick={() => setAdding(true)}>{t.newStandard}</Button>}
      </div>
    </section>
  )
}

function NewStandard({ service, onDone }: { service: Service; onDone: () => void }) {
  const t = useMessages(serviceMessages)
  const today = useToday()
  const [words, setWords] = useState({ days: '', valid_from: today, legal_basis: '' })
  const add = useAddStandard(service)
  const save = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(standardBody(words), { onSuccess: onDone })
  }
  return (
    <form className="stack" onSubmit={save}>
      <StandardFields words={words} onPut={setWords} />
      <ProblemNotice error={add.error} />
      <div className="line">
        <Button type="submit" size="sm" disabled={!isStandard(words)} loading={add.isPending}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={onDone}>{t.cancel}</Button>
      </div>
    </form>
  )
}
