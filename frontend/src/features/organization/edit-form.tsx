/** Corrects name, grade and sex. What somebody wrote stays while the newest is read. */
import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { isProblem } from '@/api/problem'
import { commonMessages } from '@/components/common-messages'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { faultText, fieldMessages } from './field-faults'
import { organizationMessages } from './organization-messages'
import { type Person, personQuery, useChangePerson } from './organization-queries'
import { SexField } from './sex-field'

export function EditForm({ person }: { person: Person }) {
  const t = useMessages(organizationMessages)
  const words = useMessages(fieldMessages)
  const common = useMessages(commonMessages)
  const cache = useQueryClient()
  const [name, setName] = useState(person.name)
  const [grade, setGrade] = useState(person.grade ?? '')
  const [sex, setSex] = useState(person.sex)
  const change = useChangePerson(person)
  const isSame = name === person.name && grade === (person.grade ?? '') && sex === person.sex
  const reload = () => void cache.refetchQueries({ queryKey: personQuery(person.id).queryKey }).then(change.reset)
  const save = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ name: name.trim(), grade: grade.trim() || null, sex })
  }
  return (
    <section className="card no-print" aria-labelledby="data">
      <header><h2 id="data">{t.data}</h2></header>
      <form className="card-body stack-sm" onSubmit={save}>
        <TextInput label={t.name} required withAsterisk={false} minLength={2} maxLength={200} value={name} onChange={(e) => setName(e.currentTarget.value)} />
        <TextInput label={t.grade} maxLength={10} error={faultText(change.error, '/grade', words)} value={grade} onChange={(e) => setGrade(e.currentTarget.value)} />
        <SexField number={person.nip ?? ''} value={sex} onChange={setSex} />
        <ProblemNotice error={change.error} />
        {isProblem(change.error, '/problems/edited-meanwhile') && <div><Button variant="default" size="sm" onClick={reload}>{common.reload}</Button></div>}
        {change.isSuccess && isSame && <p className="box note" role="status" style={{ margin: 0 }}>{t.changed}</p>}
        <div><Button type="submit" variant="default" loading={change.isPending} disabled={isSame}>{t.change}</Button></div>
      </form>
    </section>
  )
}
