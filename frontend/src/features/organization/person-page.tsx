/** `/opd/pegawai/:id`: a person with posts and assessors, and what HR may do. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { useMessages } from '@/i18n/language'
import { fullName, initials, nip } from '@/lib/format'

import { AssessorForm } from './assessor-form'
import { DelegationForm } from './delegation-form'
import { EditForm } from './edit-form'
import { EndOfService } from './end-of-service'
import { organizationMessages } from './organization-messages'
import { personQuery } from './organization-queries'
import { Assessors, Posts } from './person-history'
import { PersonPlans } from './person-plans'
import { PostForm } from './post-form'
import { ResetCode } from './reset-code'
import { Slips, type Slip } from './slips'

const route = getRouteApi('/opd/pegawai/$employeeId')

export function PersonPage() {
  const t = useMessages(organizationMessages)
  const { employeeId } = route.useParams()
  const { data: person } = useSuspenseQuery(personQuery(employeeId))
  const { baru, penilai } = route.useSearch()
  const [slip, setSlip] = useState<Slip | null>(null)
  const may = (act: string) => person.may.includes(act)
  const facts = [person.position ?? person.unit_name, `${t.nip} ${nip(person.nip)}`, person.grade && `${t.grade} ${person.grade}`]
  return (
    <>
      <div className={slip ? 'no-print' : undefined}>
        <PageHead
          title={fullName(person)}
          documentTitle={person.name}
          before={<div className="initials lg" aria-hidden="true">{initials(person.name)}</div>}
          aside={person.state !== 'aktif' && <span className="chip warn">{t.state[person.state]}</span>}
        >
          {facts.filter(Boolean).join(' · ')}
        </PageHead>
      </div>
      {baru !== undefined && !slip && <p className="box note" role="status" style={{ margin: '0 0 16px' }}>{t.created}</p>}
      {slip && (
        <div style={{ marginBottom: 16 }}>
          <Slips slips={[slip]} note={t.codeLead} />
        </div>
      )}
      <div className={`${may('change') ? 'two' : 'stack'}${slip ? ' no-print' : ''}`}>
        <div className="stack">
          <Assessors person={person}>{person.assignments.length > 0 && (may('assign') ? <AssessorForm person={person} asked={penilai} /> : may('delegate') && <DelegationForm person={person} />)}</Assessors>
          <Posts person={person}>{may('assign') && <PostForm person={person} />}</Posts>
          <PersonPlans id={person.id} />
        </div>
        <div className="stack">
          {may('change') && <EditForm person={person} />}
          {may('reset') && <ResetCode person={person} onCode={setSlip} />}
          {may('end') && <EndOfService person={person} />}
        </div>
      </div>
    </>
  )
}
