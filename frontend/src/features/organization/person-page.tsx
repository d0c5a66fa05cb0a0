/** `/opd/pegawai/:id`: a person with posts and assessors, and what HR may do. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, fullName, nip } from '@/lib/format'

import { AssessorForm } from './assessor-form'
import { organizationMessages } from './organization-messages'
import { personQuery } from './organization-queries'
import { PersonActs } from './person-acts'

const FOREVER = '9999'

export function PersonPage() {
  const t = useMessages(organizationMessages)
  const language = useLanguage()
  const { employeeId } = useParams({ strict: false }) as { employeeId: string }
  const { data: person } = useSuspenseQuery(personQuery(employeeId))
  const span = (from: string, until: string) => t.since(dateShort(from, language), until.startsWith(FOREVER) ? null : dateShort(until, language))
  return (
    <>
      <PageHead title={fullName(person)} documentTitle={person.name}>
        {person.position ?? person.unit_name} · {t.nip} {nip(person.nip)} · {t.grade} {person.grade ?? '—'} · {t.state[person.state]}
      </PageHead>
      <div className="two">
        <div className="stack">
          <section className="card" aria-labelledby="penempatan">
            <header><h2 id="penempatan">{t.posts}</h2></header>
            <ul className="rows">
              {person.assignments.map((post) => (
                <li key={post.id}>
                  <b>{post.title}</b> <span className="chip">{t.kind[post.kind]}</span>
                  <div className="small dim">{post.unit_name}, {span(post.valid_from, post.valid_until)}</div>
                </li>
              ))}
            </ul>
          </section>
          <section className="card" aria-labelledby="penilai">
            <header><h2 id="penilai">{t.assessors}</h2></header>
            <ul className="rows">
              {person.assessors.map((one) => (
                <li key={one.id}>
                  <b>{one.assessor_name}</b> <span className="chip">{t.kind[one.kind]}</span>
                  <div className="small dim">{span(one.valid_from, one.valid_until)}{one.reason && `. ${one.reason}`}</div>
                </li>
              ))}
            </ul>
            {person.may.includes('assign') && <div className="card-body" style={{ borderTop: '1px solid var(--sk-line)' }}><AssessorForm person={person} /></div>}
          </section>
        </div>
        {person.may.length > 0 && <PersonActs person={person} />}
      </div>
    </>
  )
}
