/** Makes an account for another system; what was chosen stays when the dialog is closed. */
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { Choice } from '@/components/choice'
import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { useToday } from '@/lib/session'
import { agenciesQuery } from '@/lib/units'

import type { Scope } from './account-queries'
import { roleMessages } from './role-messages'
import { ScopePicks } from './scope-picks'
import { serviceMessages } from './service-messages'
import { useMakeAccount } from './service-queries'

const SIGHTS = ['agency', 'city'] as const
const SHORTEST = 3

type Typed = { name: string; sees: (typeof SIGHTS)[number]; agency: string; reason: string; scopes: Scope[]; until: string }
const START: Typed = { name: '', sees: 'agency', agency: '', reason: '', scopes: [], until: '' }

export function ServiceForm({ onMade, onClose }: { onMade: (name: string) => void; onClose: () => void }) {
  const t = useMessages(serviceMessages)
  const words = useMessages(roleMessages)
  const common = useMessages(commonMessages)
  const today = useToday()
  const agencies = useQuery(agenciesQuery)
  const [typed, write, forget] = useStoredState<Typed>('sk-service-account', START)
  const [asked, setAsked] = useState(false)
  const make = useMakeAccount()
  const put = (part: Partial<Typed>) => write({ ...typed, ...part })
  const isCity = typed.sees === 'city'
  const isReady = typed.name.trim().length >= SHORTEST && (isCity ? typed.reason.trim().length >= SHORTEST : typed.agency !== '')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (typed.scopes.length === 0) return
    const sight = isCity ? { city_wide: true, reason: typed.reason.trim(), home_agency_id: null } : { city_wide: false, home_agency_id: Number(typed.agency) }
    make.mutate(
      { name: typed.name.trim(), scopes: typed.scopes, expires_on: typed.until || null, ...sight },
      {
        onSuccess: (made) => {
          forget()
          onMade(made.name)
        },
      },
    )
  }

  return (
    <Dialog opened onClose={onClose} size="lg" title={<b>{t.make}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={submit}>
        <TextInput label={t.name} description={t.nameHint} required withAsterisk={false} minLength={SHORTEST} maxLength={80} data-autofocus value={typed.name} onChange={(e) => put({ name: e.currentTarget.value })} />
        <Choice label={t.sees} value={typed.sees} options={SIGHTS} words={t.sight} onChange={(sees) => put({ sees })} />
        {isCity ? (
          <TextInput label={t.reason} description={t.reasonHint} required withAsterisk={false} minLength={SHORTEST} maxLength={300} value={typed.reason} onChange={(e) => put({ reason: e.currentTarget.value })} />
        ) : (
          <SelectField label={words.agency} value={typed.agency} onChange={(agency) => put({ agency })}>
            <option value="">{words.chooseAgency}</option>
            {agencies.data?.items.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </SelectField>
        )}
        <DateField label={t.until} description={t.untilHint} min={today} value={typed.until} onChange={(until) => put({ until })} />
        <ScopePicks value={typed.scopes} isAsked={asked} onChange={(scopes) => put({ scopes })} />
        <ProblemNotice error={make.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isReady} loading={make.isPending}>{t.make}</Button>
        </div>
      </form>
    </Dialog>
  )
}
