/** Decides proposals by one number and date; golongan or post change on the day that is chosen here. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { Problem, type ProblemType } from '@/api/problem'
import { Choice } from '@/components/choice'
import { commonMessages } from '@/components/common-messages'
import { DateField } from '@/components/date-field'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { problemText } from '@/i18n/problem-messages'
import { useToday } from '@/lib/session'

import { type LeftOut, OutcomeNote } from './outcome-note'
import type { Path } from './promotion-queries'
import { proposalMessages } from './proposal-messages'
import { type DecidedList, type Decision, useDecide, type Waiting } from './proposal-queries'

const OUTCOMES = ['accepted', 'refused'] as const
const SHORTEST = 3

type DecideDialogProps = { proposals: Waiting[]; window: string; path: Path; onClose: () => void }

export function DecideDialog({ proposals, window, path, onClose }: DecideDialogProps) {
  const words = useMessages(proposalMessages)
  const t = words.decide
  const common = useMessages(commonMessages)
  const today = useToday()
  const [form, setForm] = useState({ outcome: OUTCOMES[0] as (typeof OUTCOMES)[number], number: '', decided: '', effective: window, reason: '' })
  const decided = form.decided || today
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const leftOut = useLeftOut()
  const decide = useDecide()
  const count = decide.variables?.proposals.length ?? proposals.length
  const refuses = form.outcome === 'refused'
  const ready = form.number.trim() !== '' && (refuses ? form.reason.trim().length >= SHORTEST : form.effective !== '')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (ready) decide.mutate({ proposals, decision: decisionOf({ ...form, decided }) })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.title(count)}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      {decide.data ? (
        <div className="stack promotion-dialog"><OutcomeNote done={t.done(decide.data.decided)} left={decide.data.items.flatMap(leftOut)} onClose={onClose} /></div>
      ) : (
        <form className="stack promotion-dialog" onSubmit={send}>
          <Choice label={t.outcome} value={form.outcome} options={OUTCOMES} words={t.outcomes} onChange={(outcome) => put({ outcome })} />
          <div className="line fields top">
            <TextInput label={t.number} required withAsterisk={false} maxLength={120} value={form.number} onChange={(event) => put({ number: event.currentTarget.value })} />
            <DateField label={t.decidedOn} required max={today} value={decided} onChange={(day) => put({ decided: day })} />
          </div>
          {!refuses && <DateField label={t.effectiveOn} description={path === 'jenjang' ? t.level : t.grade} required value={form.effective} onChange={(effective) => put({ effective })} />}
          <Textarea label={t.reason} description={t.reasonHint[form.outcome]} required={refuses} withAsterisk={false} maxLength={1000} value={form.reason} onChange={(event) => put({ reason: event.currentTarget.value })} />
          <p className="box small">{t.lead}</p>
          <ProblemNotice error={decide.error} />
          <div className="line end">
            <Button variant="default" onClick={onClose}>{common.cancel}</Button>
            <Button type="submit" color={refuses ? 'bata' : undefined} disabled={!ready} loading={decide.isPending}>{t.act[form.outcome](count)}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}

type Form = { outcome: (typeof OUTCOMES)[number]; number: string; decided: string; effective: string; reason: string }

function decisionOf({ outcome, number, decided, effective, reason }: Form): Decision {
  const common = { number: number.trim(), decided_on: decided }
  if (outcome === 'refused') return { outcome, ...common, reason: reason.trim() }
  return { outcome, ...common, effective_on: effective, reason: reason.trim() || null, position_id: null }
}

function useLeftOut() {
  const { decide, propose } = useMessages(proposalMessages)
  const language = useLanguage()
  return ({ proposal_id, name, outcome, problem }: DecidedList['items'][number]): LeftOut[] => {
    if (outcome === 'decided') return []
    const why = outcome === 'not_possible' ? problemText(new Problem({ type: (problem ?? '/problems/unexpected') as ProblemType, title: 'refused', status: 409 }), language) : decide.why[outcome]
    return [{ key: proposal_id, name: name ?? propose.somebody, why }]
  }
}
