/** One way up with each of its conditions: met, not met or not known, its evidence, and who must say what is not known. */
import type { ReactNode } from 'react'

import { useMessages } from '@/i18n/language'

import { ConditionRow } from './condition-row'
import { pathMessages } from './path-messages'
import type { PathView } from './promotion-queries'
import { stepName } from './rise'
import { RuleNotes } from './rule-notes'
import { WhyNot } from './why-not'

type PathCardProps = { detail: PathView; employeeId: string; children?: ReactNode }

export function PathCard({ detail, employeeId, children }: PathCardProps) {
  const t = useMessages(pathMessages)
  const kind = detail.path === 'jenjang' ? 'level' : 'grade'
  const title = detail.to_value ? t.needs[kind](stepName(detail.to_value)) : t.needs.open[kind]
  const heading = `syarat-${detail.path}`
  return (
    <section className="card" aria-labelledby={kind === 'grade' ? `${heading} ${heading}-jalur` : heading}>
      <header>
        <div>
          <h2 id={heading}>{title}</h2>
          {kind === 'grade' && <span id={`${heading}-jalur`} className="tiny dim">{t.path[detail.path]}</span>}
        </div>
        {!detail.why_not && <span className="small dim">{t.met(detail.met, detail.asked)}</span>}
      </header>
      {detail.why_not ? (
        <p className="card-body" style={{ margin: 0 }}><WhyNot why={detail.why_not} /></p>
      ) : (
        <>
          <ul className="rows">{detail.conditions.map((one) => <ConditionRow key={one.code} condition={one} employeeId={employeeId} />)}</ul>
          <RuleNotes rules={[...new Set(detail.conditions.map((one) => one.rule_id))]} />
        </>
      )}
      {children}
    </section>
  )
}
