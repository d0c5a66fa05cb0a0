/** `/umpan-balik/tulis`: whom, about what, in own words; who will read it stands before the field. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'

import { intent } from '@/api/client'
import { PageHead } from '@/components/page-head'
import { PersonLine, SeenBy } from '@/components/people'
import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useKept } from '@/lib/kept'
import { usePeriod } from '@/lib/session'

import { AddresseeChoice } from './addressee-choice'
import { feedbackMessages } from './feedback-messages'
import { type Addressee, useGiveFeedback, valuesQuery } from './feedback-queries'

export function WritePage() {
  const t = useMessages(feedbackMessages)
  const [chosen, setChosen] = useState<Addressee | null>(null)
  const [sent, setSent] = useState(false)
  if (chosen && sent) {
    return (
      <div className="page-text stack">
        <PageHead title={t.writeTitle} />
        <p className="box note" role="status">{t.sent(chosen.name)}</p>
        <div className="line">
          <Button component={Link} to="/umpan-balik">{t.title}</Button>
          <Button variant="default" onClick={() => { setSent(false); setChosen(null) }}>{t.another}</Button>
        </div>
      </div>
    )
  }
  return (
    <div className="page-text stack">
      <PageHead title={t.writeTitle} />
      {chosen ? (
        <>
          <div className="card card-body line spread">
            <PersonLine name={chosen.name} front_title={chosen.front_title} back_title={chosen.back_title} post={chosen.position} />
            <Button variant="default" size="sm" onClick={() => setChosen(null)}>{t.change}</Button>
          </div>
          <FeedbackForm addressee={chosen} onSent={() => setSent(true)} />
        </>
      ) : (
        <AddresseeChoice onChoose={setChosen} />
      )}
    </div>
  )
}

type FeedbackFormProps = { addressee: Addressee; onSent: () => void }

function FeedbackForm({ addressee, onSent }: FeedbackFormProps) {
  const t = useMessages(feedbackMessages)
  const { period } = usePeriod()
  const values = useSuspenseQuery(valuesQuery)
  const [about, setAbout] = useState('')
  const [text, setText, forget] = useKept(`sk-feedback-${addressee.plan_id}`, '')
  const [link, setLink] = useState('')
  const [audience, setAudience] = useState<'receiver' | 'receiver_and_leaders'>('receiver_and_leaders')
  const key = useRef(intent())
  const give = useGiveFeedback()

  const send = (event: FormEvent) => {
    event.preventDefault()
    const [kind, which] = about.split(':')
    give.mutate(
      {
        key: key.current,
        draft: {
          plan_id: addressee.plan_id,
          period_id: period.id,
          goal_id: kind === 'goal' ? which : null,
          value_code: kind === 'value' ? Number(which) : null,
          text,
          evidence_url: link || null,
          audience,
        },
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
          <option value="">—</option>
          <optgroup label={t.aboutValue}>
            {values.data.items.map((value) => <option key={value.code} value={`value:${value.code}`}>{value.name}</option>)}
          </optgroup>
          <optgroup label={t.aboutGoal}>
            {addressee.goals.map((goal) => <option key={goal.id} value={`goal:${goal.id}`}>{goal.text}</option>)}
          </optgroup>
        </select>
      </label>
      <label className="stack-sm">
        <b>{t.audience}</b>
        <select className="select" value={audience} onChange={(event) => setAudience(event.currentTarget.value as typeof audience)}>
          <option value="receiver_and_leaders">{t.receiver_and_leaders}</option>
          <option value="receiver">{t.receiver}</option>
        </select>
      </label>
      <SeenBy id="dilihat" who={audience === 'receiver' ? t.seenReceiver(addressee.name) : t.seenLeaders(addressee.name)} />
      <Textarea label={t.text} description={t.textHint} required withAsterisk={false} minRows={4} aria-describedby="dilihat" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <TextInput label={t.link} type="url" value={link} onChange={(event) => setLink(event.currentTarget.value)} />
      <p className="tiny dim" style={{ margin: 0 }}>{t.leaders}</p>
      <ProblemNotice error={give.error} />
      <div><Button type="submit" size="lg" loading={give.isPending} disabled={!about || text.trim().length < 3}>{t.send}</Button></div>
    </form>
  )
}
