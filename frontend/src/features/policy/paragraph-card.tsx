/** One paragraph: its text, what it does to what is practised today, what it changes in the system. */
import type { ReactNode } from 'react'

import { useMessages } from '@/i18n/language'

import { policyMessages } from './policy-messages'
import type { Paragraph, Policy } from './policy-queries'
import { RuleChangeLine } from './rule-change-line'
import { groupsOf } from './say-rule'

type ParagraphCardProps = { policy: Policy; paragraph: Paragraph; number: number; children?: ReactNode; beside?: ReactNode }

/** `beside`: what last year would have looked like; `children`: what was said about it, and what can be said. */
export function ParagraphCard({ policy, paragraph, number, children, beside }: ParagraphCardProps) {
  const t = useMessages(policyMessages)
  const changes = paragraph.rule_changes.length > 0
  return (
    <section className={`card${changes ? ' current' : ''}`} id={paragraph.anchor} aria-label={t.paragraph(number)}>
      <div className="card-body policy-paragraph">
        <b aria-hidden="true">{number}.</b>
        <div className="stack-sm">
          <p className="written">{paragraph.text}</p>
          <div className="line">
            <span className={`chip${paragraph.kind === 'as_now' ? '' : ' note'}`}>{t.kinds[paragraph.kind]}</span>
            {paragraph.became !== 'same' && <span className="tiny dim">{t.edited}</span>}
          </div>
          {changes && (
            <div className="box stack-sm">
              {paragraph.rule_changes.map((one) => <RuleChangeLine key={one.id} change={one} groups={groupsOf(policy)} />)}
              {beside}
            </div>
          )}
          {children}
        </div>
      </div>
    </section>
  )
}
