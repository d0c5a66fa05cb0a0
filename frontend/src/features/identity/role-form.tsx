/** Gives somebody a role, and says in words what will be so; what was chosen stays when the dialog is closed. */
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'

import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { PersonFinder } from '@/components/person-finder'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useLanguage, useMessages } from '@/i18n/language'
import { untilOf } from '@/lib/days'
import { useStoredState } from '@/lib/device-storage'
import type { FoundPerson } from '@/lib/find-people'
import { dateShort, fullName } from '@/lib/format'
import { useMe, useToday } from '@/lib/session'
import { agenciesQuery } from '@/lib/units'

import { roleMessages } from './role-messages'
import { type Role, useGrantRole } from './role-queries'

const BY_ADMIN: readonly Role[] = ['hr_agency', 'hr_city', 'auditor', 'admin']
const BY_CITY: readonly Role[] = ['hr_agency']
const SHORTEST = 3

type Typed = { who: FoundPerson | null; role: Role; agency: string; from: string | null; last: string; reason: string }
const START: Typed = { who: null, role: 'hr_agency', agency: '', from: null, last: '', reason: '' }

export function RoleForm({ onGiven, onClose }: { onGiven: (name: string) => void; onClose: () => void }) {
  const t = useMessages(roleMessages)
  const common = useMessages(commonMessages)
  const me = useMe()
  const today = useToday()
  const agencies = useQuery(agenciesQuery)
  const [typed, write, forget] = useStoredState<Typed>('sk-role', START)
  const grant = useGrantRole()
  const put = (part: Partial<Typed>) => write({ ...typed, ...part })
  const { who, role, last, reason } = typed
  const from = typed.from ?? today
  const forAgency = role === 'hr_agency'
  const agency = forAgency ? agencies.data?.items.find((one) => String(one.id) === typed.agency) : undefined
  const isReady = who !== null && (!forAgency || agency !== undefined) && from !== '' && reason.trim().length >= SHORTEST
  const given = me.roles.some((one) => one.role === 'admin') ? BY_ADMIN : BY_CITY

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!who) return
    grant.mutate(
      { user_id: who.id, role, for_agency_id: agency?.id ?? null, valid_from: from, valid_until: untilOf(last), reason: reason.trim() },
      {
        onSuccess: () => {
          forget()
          onGiven(fullName(who))
        },
      },
    )
  }

  return (
    <Dialog opened onClose={onClose} size="lg" title={<b>{t.give}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={submit}>
        <PersonFinder label={t.who} value={who} onChange={(next) => put({ who: next })} />
        <div className="stack-sm">
          <SelectField label={t.role} value={role} onChange={(next) => put({ role: next as Role })}>
            {given.map((one) => <option key={one} value={one}>{t.roles[one]}</option>)}
          </SelectField>
          <span className="small dim">{t.may[role]}</span>
        </div>
        {forAgency && (
          <SelectField label={t.agency} value={typed.agency} onChange={(next) => put({ agency: next })}>
            <option value="">{t.chooseAgency}</option>
            {agencies.data?.items.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </SelectField>
        )}
        <div className="line fields top">
          <DateField label={t.from} required value={from} onChange={(day) => put({ from: day })} />
          <DateField label={t.until} description={t.untilHint} min={from} value={last} onChange={(day) => put({ last: day })} />
        </div>
        <TextInput label={t.reason} description={t.reasonHint} required withAsterisk={false} minLength={SHORTEST} maxLength={500} value={reason} onChange={(e) => put({ reason: e.currentTarget.value })} />
        {isReady && <Said who={who} role={role} where={agency?.name ?? null} from={from} last={last} />}
        <ProblemNotice error={grant.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isReady} loading={grant.isPending}>{t.give}</Button>
        </div>
      </form>
    </Dialog>
  )
}

type SaidProps = { who: FoundPerson; role: Role; where: string | null; from: string; last: string }

function Said({ who, role, where, from, last }: SaidProps) {
  const t = useMessages(roleMessages)
  const language = useLanguage()
  return <p className="box note small" role="status" style={{ margin: 0 }}>{t.said(fullName(who), t.as[role](where ?? ''), dateShort(from, language), last ? dateShort(last, language) : null)}</p>
}
