/** The rules that conditions come from, with their law; read when they are opened. */
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'

import { useMessages } from '@/i18n/language'

import { conditionMessages } from './condition-messages'
import { ruleTextQuery } from './promotion-queries'

export function RuleNotes({ rules }: { rules: string[] }) {
  const t = useMessages(conditionMessages)
  const [open, setOpen] = useState(false)
  const texts = useQueries({ queries: rules.map((rule) => ({ ...ruleTextQuery(rule), enabled: open })) })
  return (
    <details className="rule-notes" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.basis}</summary>
      <div className="stack-sm">
        {texts.flatMap(({ data }) => (data ? [<p key={data.rule_id} className="small"><b>{data.title}.</b> {data.text} <span className="dim">{[data.law, data.article].filter(Boolean).join(', ')}</span></p>] : []))}
      </div>
    </details>
  )
}
