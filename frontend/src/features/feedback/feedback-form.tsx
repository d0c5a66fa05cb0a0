/** What is said, about what, with which symbol and proof; for the served public too, by whoever may. */
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { isProblem } from '@/api/problem'
import { type FeedbackSymbol, symbolMessages } from '@/components/feedback-symbol-messages'
import { SeenBy } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { periodName } from '@/lib/period'
import { usePeriod } from '@/lib/session'

import { feedbackMessages } from './feedback-messages'
import { type Addressee, useGiveFeedback, valuesQuery } from './feedback-queries'

type FeedbackFormProps = { addressee: Addressee; onSent: () => void }

export function FeedbackForm({ addressee, onSent }: FeedbackFormProps) {
  const t = useMessages(feedbackMessages)
  const symbols = useMessages(symbolMessages)
  const language = useLanguage()
  const { periods } = usePeriod()
  const [periodId, setPeriodId] = useState(addressee.period_id)
  const values = useSuspenseQuery(valuesQuery)
  const [about, setAbout] = useState('')
  const [text, setText, forget] = useStoredState(`sk-feedback-${addressee.plan_id}`, '')
  const [link, setLink] = useState('')
  const [audience, setAudience] = useState<'receiver' | 'receiver_and_leaders'>('receiver_and_leaders')
  const [symbol, setSymbol] = useState<FeedbackSymbol | ''>('')
  const [source, setSource] = useState<string | null>(null)
  const give = useGiveFeedback()

  const isMissing = !about || text.trim().length < 3 || (source !== null && source.trim().length < 3)

  const send = (event: FormEvent) => {
    event.preventDefault()
    const [kind, which] = about.split(':')
    give.mutate(
      {
        plan_id: addressee.plan_id,
        period_id: periodId,
        goal_id: kind === 'goal' ? which : null,
        value_code: kind === 'value' ? Number(which) : null,
        text,
        symbol: symbol || null,
        source_note: source?.trim() || null,
        evidence_url: link || null,
        audience,
      },
      {
        onSuccess: () => {
          forget()
          onSent()
        },
      },
    )
  }

  return (
    <form className="card card-body stack" onSubmit={send}>
      <label className="stack-sm">
        <b>{t.what}</b>
        <select className="select" required value={about} onChange={(event) => setAbout(event.currentTarget.value)}>
          <option value="">{t.choose}</option>
          <optgroup label={t.aboutValue}>
            {values.data.items.map((value) => <option key={value.code} value={`value:${value.code}`}>{value.name}</option>)}
          </optgroup>
          <optgroup label={t.aboutGoal}>
            {addressee.goals.map((goal) => <option key={goal.id} value={`goal:${goal.id}`}>{goal.text}</option>)}
          </optgroup>
        </select>
      </label>
      {addressee.enters_for_others && (
        <Checkbox label={t.forPublic} checked={source !== null} onChange={(event) => setSource(event.currentTarget.checked ? '' : null)} />
      )}
      {source !== null && (
        <TextInput label={t.sourceLabel} description={t.sourceHint} required withAsterisk={false} minLength={3} maxLength={200} value={source} onChange={(event) => setSource(event.currentTarget.value)} />
      )}
      <label className="stack-sm">
        <b>{t.audience}</b>
        <select className="select" value={audience} onChange={(event) => setAudience(event.currentTarget.value as typeof audience)}>
          <option value="receiver_and_leaders">{t.receiver_and_leaders}</option>
          <option value="receiver">{t.receiver}</option>
        </select>
      </label>
      <SeenBy id="dilihat" who={audience === 'receiver' ? t.seenReceiver(addressee.name) : t.seenLeaders(addressee.name)} />
      <Textarea label={t.text} description={t.textHint} required withAsterisk={false} minRows={4} aria-describedby="dilihat" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <label className="stack-sm">
        <b>{t.symbol}</b>
        <select className="select" value={symbol} onChange={(event) => setSymbol(event.currentTarget.value as typeof symbol)}>
          <option value="">—</option>
          {Object.entries(symbols).map(([word, name]) => <option key={word} value={word}>{name}</option>)}
        </select>
      </label>
      <TextInput label={t.link} type="url" value={link} onChange={(event) => setLink(event.currentTarget.value)} />
      <p className="tiny dim" style={{ margin: 0 }}>{t.leaders}</p>
      <ProblemNotice error={give.error} />
      {isProblem(give.error, '/problems/period-signed') && (
        <label className="stack-sm">
          <b>{t.period}</b>
          <select className="select" value={periodId} onChange={(event) => setPeriodId(Number(event.currentTarget.value))}>
            {periods.map((one) => <option key={one.id} value={one.id}>{periodName(one.id, language)}</option>)}
          </select>
        </label>
      )}
      {isMissing && <p className="small dim" style={{ margin: 0 }}>{t.missing}</p>}
      <div><Button type="submit" size="lg" loading={give.isPending} disabled={isMissing}>{t.send}</Button></div>
    </form>
  )
}
