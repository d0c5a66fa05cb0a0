/** Asks somebody for feedback on one's own work; whoever was asked may then give it. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { PersonLine } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { postIn } from '@/lib/format'
import { plansOfQuery } from '@/lib/plans'
import { useMe, usePeriod } from '@/lib/session'

import { feedbackMessages } from './feedback-messages'
import { colleaguesQuery, useAskForFeedback } from './feedback-queries'

export function AskForFeedback() {
  const t = useMessages(feedbackMessages)
  const common = useMessages(commonMessages)
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>{t.ask}</Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={<b>{t.ask}</b>} closeButtonProps={{ 'aria-label': common.close }}>
        <AskForm />
      </Dialog>
    </>
  )
}

function AskForm() {
  const t = useMessages(feedbackMessages)
  const me = useMe()
  const { cycle_id } = usePeriod()
  const [q, setQ] = useState('')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const wanted = useDeferredValue(q.trim())
  const plans = useQuery(plansOfQuery(me.id))
  const found = useQuery({ ...colleaguesQuery(wanted), placeholderData: keepPreviousData })
  const ask = useAskForFeedback()
  const plan = plans.data?.items.find((one) => one.state === 'agreed' && one.cycle_id === cycle_id)
  if (plans.data && !plan) return <p className="box note">{t.askNoPlan}</p>
  const send = (id: string, name: string) => plan && ask.mutate({ plan_id: plan.id, asked_id: id, note: note.trim() || null }, { onSuccess: () => setAsked(name) })
  return (
    <div className="stack">
      <Textarea label={t.askNote} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <TextInput label={t.askWhom} description={t.askHint} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
      <ProblemNotice error={ask.error} />
      {asked && !ask.error && <p className="box note" role="status" style={{ margin: 0 }}>{t.askSent(asked)}</p>}
      <ul className="rows">
        {found.data?.items.length === 0 && <li className="dim">{t.askNobody}</li>}
        {found.data?.items.slice(0, 8).map((one) => (
          <li key={one.id} className="pick">
            <PersonLine {...one} post={postIn(one.position, one.unit_name)} />
            <Button variant="default" size="sm" aria-label={t.askSend(one.name)} loading={ask.isPending && ask.variables.asked_id === one.id} onClick={() => send(one.id, one.name)}>{t.ask}</Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
