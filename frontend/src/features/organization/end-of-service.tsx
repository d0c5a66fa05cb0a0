/** Ends somebody's service, today or as of an earlier day. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { DateField } from '@/components/date-field'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useToday } from '@/lib/session'

import { organizationMessages } from './organization-messages'
import { type Person, useEndService } from './organization-queries'

const ENDS = ['pensiun', 'berhenti'] as const
const SHORTEST = 3

export function EndOfService({ person }: { person: Person }) {
  const t = useMessages(organizationMessages)
  const today = useToday()
  const [asked, setAsked] = useState(false)
  const [state, setState] = useState<(typeof ENDS)[number]>('pensiun')
  const [chosen, setChosen] = useState<string>()
  const [reason, setReason] = useState('')
  const end = useEndService(person.id)
  const on = chosen ?? today
  const isReady = reason.trim().length >= SHORTEST && on !== '' && on <= today
  const act = () => end.mutate({ state, on, reason: reason.trim() }, { onSuccess: () => setAsked(false) })
  return (
    <section className="card no-print" aria-labelledby="akhir">
      <header><h2 id="akhir">{t.end}</h2></header>
      <div className="card-body stack-sm">
        <p className="small dim" style={{ margin: 0 }}>{t.endLead}</p>
        <div><Button variant="default" onClick={() => setAsked(true)}>{t.end}</Button></div>
      </div>
      <Confirm opened={asked} danger title={t.endAsk(person.name)} act={t.end} busy={end.isPending} disabled={!isReady} onClose={() => setAsked(false)} onAct={act}>
        <p style={{ margin: 0 }}>{t.endMore}</p>
        <SelectField label={t.endState} value={state} onChange={(next) => setState(next as typeof state)}>
          {ENDS.map((one) => <option key={one} value={one}>{t.state[one]}</option>)}
        </SelectField>
        <DateField label={t.endOn} required max={today} value={on} onChange={setChosen} />
        <TextInput label={t.reason} description={t.endReasonHint} required withAsterisk={false} maxLength={500} value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
        <ProblemNotice error={end.error} />
      </Confirm>
    </section>
  )
}
