/** What HR may do with a person: correct, give a sign-in code, end the service. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { organizationMessages } from './organization-messages'
import { type Person, useChangePerson, useEndService, useResetCode } from './organization-queries'

export function PersonActs({ person }: { person: Person }) {
  const t = useMessages(organizationMessages)
  const today = useToday()
  const [name, setName] = useState(person.name)
  const [grade, setGrade] = useState(person.grade ?? '')
  const [asked, setAsked] = useState(false)
  const [state, setState] = useState<'pensiun' | 'berhenti'>('pensiun')
  const [reason, setReason] = useState('')
  const change = useChangePerson(person)
  const code = useResetCode(person.id)
  const end = useEndService(person.id)
  const may = (act: string) => person.may.includes(act)
  return (
    <section className="card card-body stack no-print">
      {may('change') && (
        <form className="stack-sm" onSubmit={(event) => { event.preventDefault(); change.mutate({ name, grade: grade || null }) }}>
          <TextInput label={t.name} value={name} onChange={(e) => setName(e.currentTarget.value)} />
          <TextInput label={t.grade} value={grade} onChange={(e) => setGrade(e.currentTarget.value)} />
          <ProblemNotice error={change.error} />
          <div><Button type="submit" variant="default" loading={change.isPending}>{t.change}</Button></div>
        </form>
      )}
      {may('reset') && (
        <div className="stack-sm">
          <Button variant="default" loading={code.isPending} onClick={() => code.mutate(undefined)}>{t.code}</Button>
          <ProblemNotice error={code.error} />
          {code.data && (
            <div className="box note" role="status">
              <p>{t.login}: <code>{code.data.login}</code></p>
              <p>{t.codeHead}: <b><code>{code.data.code}</code></b></p>
              <p className="small">{t.codeLead}</p>
            </div>
          )}
        </div>
      )}
      {may('end') && <Button variant="subtle" color="bata" onClick={() => setAsked(true)}>{t.end}</Button>}
      <Confirm opened={asked} danger title={t.endAsk(person.name)} act={t.end} busy={end.isPending} disabled={reason.trim().length < 3} onClose={() => setAsked(false)} onAct={() => end.mutate({ state, on: today, reason }, { onSuccess: () => setAsked(false) })}>
        <p style={{ margin: 0 }}>{t.endMore}</p>
        <label className="stack-sm small">
          <b>{t.endState}</b>
          <select className="select" value={state} onChange={(e) => setState(e.currentTarget.value as typeof state)}>
            <option value="pensiun">{t.state.pensiun}</option>
            <option value="berhenti">{t.state.berhenti}</option>
          </select>
        </label>
        <TextInput label={t.reason} value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
        <ProblemNotice error={end.error} />
      </Confirm>
    </section>
  )
}
