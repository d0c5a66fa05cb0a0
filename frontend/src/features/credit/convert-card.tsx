/** Signed periods whose months count nowhere yet, for who may convert them (R76, R77). */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { PredikatBadge } from '@/components/predikat'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'

import { type Convertible, type Credit, useConvert } from './credit-queries'
import { ledgerMessages } from './ledger-messages'
import { monthOf, spanWords } from './words'

export function ConvertCard({ credit }: { credit: Credit }) {
  const t = useMessages(ledgerMessages)
  const language = useLanguage()
  const [asked, setAsked] = useState<Convertible>()
  const convert = useConvert(credit.employee.id)
  const span = (one: Convertible) => spanWords(monthOf(one.starts_on), monthOf(one.ends_on), language)
  if (credit.convertible.length === 0) return null
  return (
    <section className="card no-print" aria-labelledby="konversi">
      <header><h2 id="konversi">{t.convertTitle}</h2></header>
      <div className="card-body"><p className="small dim" style={{ margin: 0 }}>{t.convertLead}</p></div>
      <ul className="rows bordered">
        {credit.convertible.map((one) => (
          <li key={one.evaluation_id} className="task">
            <div className="stack-sm">
              <div className="line"><b>{span(one)}</b><PredikatBadge value={one.predikat} /></div>
              <span className="small dim">{t.convertible(one.months)}</span>
            </div>
            <div className="act"><Button variant="default" aria-label={t.convertOne(span(one))} onClick={() => setAsked(one)}>{t.convert}</Button></div>
          </li>
        ))}
      </ul>
      <Confirm opened={asked !== undefined} title={asked ? t.convertAsk(span(asked)) : ''} act={t.convert} busy={convert.isPending} onClose={() => setAsked(undefined)} onAct={() => asked && convert.mutate(asked.evaluation_id, { onSuccess: () => setAsked(undefined) })}>
        <p style={{ margin: 0 }}>{t.convertLead}</p>
        <ProblemNotice error={convert.error} />
      </Confirm>
    </section>
  )
}
