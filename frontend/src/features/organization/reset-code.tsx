/** A one-time code for who cannot sign in any more; the page shows it as a slip. */
import { Button } from '@mantine/core'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { organizationMessages } from './organization-messages'
import { type Person, useResetCode } from './organization-queries'
import type { Slip } from './slips'

export function ResetCode({ person, onCode }: { person: Person; onCode: (slip: Slip) => void }) {
  const t = useMessages(organizationMessages)
  const code = useResetCode(person.id)
  const make = () =>
    code.mutate(undefined, {
      onSuccess: (made) => {
        onCode({ ...made, name: person.name, unit_name: person.unit_name, until: made.expires_at })
        scrollTo({ top: 0 })
      },
    })
  return (
    <section className="card no-print" aria-labelledby="masuk">
      <header><h2 id="masuk">{t.access}</h2></header>
      <div className="card-body stack-sm">
        <p className="small dim" style={{ margin: 0 }}>{t.accessLead}</p>
        <ProblemNotice error={code.error} />
        <div><Button variant="default" loading={code.isPending} onClick={make}>{t.code}</Button></div>
      </div>
    </section>
  )
}
