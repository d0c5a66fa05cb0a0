/** Posts and assessors of a person, each with its dates; what is over steps back. */
import type { ReactNode } from 'react'

import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import { useToday } from '@/lib/session'

import { lastDayOf } from '@/lib/days'

import { delegationMessages } from './delegation-messages'
import { EndDelegation } from './end-delegation'
import { organizationMessages } from './organization-messages'
import type { Person } from './organization-queries'

/** Who stands in for whom: the first that is in force assesses (R6). */
const PRECEDENCE = ['plh', 'plt', 'delegasi', 'definitif']

type Dated = { valid_from: string; valid_until: string }

/** What ends on a day is over on it. */
const isNow = (one: Dated, today: string) => one.valid_from <= today && today < one.valid_until

type PostsProps = { person: Person; children?: ReactNode }

export function Posts({ person, children }: PostsProps) {
  const t = useMessages(organizationMessages)
  return (
    <section className="card" aria-labelledby="penempatan">
      <header><h2 id="penempatan">{t.posts}</h2></header>
      {person.assignments.length === 0 && <Empty title={t.noPosts} />}
      <ul className="rows">
        {person.assignments.map((post) => (
          <li key={post.id}>
            <b>{post.title}</b> <span className="chip">{t.kind[post.kind]}</span> <When of={post} />
            <div className="small dim">{post.unit_name}, <Span of={post} /></div>
          </li>
        ))}
      </ul>
      {children && <div className="card-body no-print" style={{ borderTop: '1px solid var(--sk-line)' }}>{children}</div>}
    </section>
  )
}

export function Assessors({ person, children }: PostsProps) {
  const t = useMessages(organizationMessages)
  const today = useToday()
  const d = useMessages(delegationMessages)
  const mayEnd = person.may.includes('delegate') || person.may.includes('assign')
  const titles = new Map(person.assignments.map((post) => [post.id, post.title]))
  const rank = (kind: string) => PRECEDENCE.indexOf(kind)
  const inForce = person.assessors.filter((one) => isNow(one, today))
  const effective = (one: (typeof inForce)[number]) =>
    inForce.includes(one) && !inForce.some((other) => other.assignment_id === one.assignment_id && rank(other.kind) < rank(one.kind))
  return (
    <section className="card" aria-labelledby="penilai">
      <header><h2 id="penilai">{t.assessors}</h2></header>
      {inForce.length === 0 && <div className="card-body"><p className="box warn" style={{ margin: 0 }}>{t.noAssessors}</p></div>}
      <ul className="rows">
        {person.assessors.map((one) => (
          <li key={one.id}>
            <b>{one.assessor_name}</b> <span className="chip">{t.kind[one.kind]}</span>{' '}
            {effective(one) ? <span className="chip note">{t.now}</span> : <When of={one} />}
            <div className="small dim">
              {titles.size > 1 && titles.has(one.assignment_id) && `${titles.get(one.assignment_id)}, `}
              <Span of={one} />{one.instead_of && `, ${d.insteadOf(one.instead_of.name)}`}{one.reason && `. ${one.reason}`}
            </div>
            {mayEnd && one.kind === 'delegasi' && today < one.valid_until && <EndDelegation person={person} relation={one} />}
          </li>
        ))}
      </ul>
      {children && <div className="card-body no-print" style={{ borderTop: '1px solid var(--sk-line)' }}>{children}</div>}
    </section>
  )
}

function Span({ of }: { of: Dated }) {
  const t = useMessages(organizationMessages)
  const language = useLanguage()
  const last = lastDayOf(of.valid_until)
  return t.since(dateShort(of.valid_from, language), last && dateShort(last, language))
}

function When({ of }: { of: Dated }) {
  const t = useMessages(organizationMessages)
  const today = useToday()
  if (isNow(of, today)) return null
  return <span className="chip">{of.valid_from > today ? t.begins : t.ended}</span>
}
