/** One session: what was written, who has signed, and what this reader does next. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'

import { ChangeDialog } from './guidance-dialog'
import { guidanceMessages } from './guidance-messages'
import { type Session, useReadStatements, useSign } from './improvement-queries'
import { StatementsDialog, StatementsList } from './statements'

export function GuidanceItem({ one }: { one: Session }) {
  const t = useMessages(guidanceMessages)
  const language = useLanguage()
  const [asked, setAsked] = useState<'change' | 'state' | null>(null)
  const sign = useSign(one)
  const read = useReadStatements(one)
  const may = (step: string) => one.may.includes(step)
  const sides = [
    { who: one.employee.name, at: one.signed_by_employee_at },
    { who: one.leader.name, at: one.signed_by_leader_at },
  ]
  return (
    <li className="stack-sm">
      <div>
        <b>{t.kind[one.kind]}</b> {t.with(one.leader.name, dateLong(one.held_on, language))}
        <div className="small dim">{t.stage[one.stage]}</div>
      </div>
      <details open={one.stage === 'draft'}>
        <summary>{t.said}</summary>
        <dl className="stack-sm">
          {one.goal && <div><dt>{t.goal}</dt><dd className="written">{one.goal}</dd></div>}
          {one.facts && <div><dt>{t.facts}</dt><dd className="written">{one.facts}</dd></div>}
          {one.options && <div><dt>{t.options}</dt><dd className="written">{one.options}</dd></div>}
          {one.next_steps && <div><dt>{t.nextSteps}</dt><dd className="written">{one.next_steps}</dd></div>}
        </dl>
        {one.adjusts_plan && <p style={{ margin: 0 }}>{t.adjusted}</p>}
      </details>
      {one.stage === 'draft' && sides.map(({ who, at }) => <div key={who} className="small">{at ? t.signed(who) : t.unsigned(who)}</div>)}
      {one.statements && <StatementsList one={one} />}
      <ProblemNotice error={sign.error ?? read.error} />
      <div className="line">
        {may('sign') && <Button loading={sign.isPending} onClick={() => sign.mutate(one.version)}>{t.sign}</Button>}
        {may('change') && <Button variant="default" onClick={() => setAsked('change')}>{t.change}</Button>}
        {may('state') && <Button onClick={() => setAsked('state')}>{t.state}</Button>}
        {may('read') && <Button loading={read.isPending} onClick={() => read.mutate(one.version)}>{t.reading}</Button>}
      </div>
      {asked === 'change' && <ChangeDialog one={one} onClose={() => setAsked(null)} />}
      {asked === 'state' && <StatementsDialog one={one} onClose={() => setAsked(null)} />}
    </li>
  )
}
