/** One thing that is done to learn: how it stands, what shows it, and what may be done with it. */
import { Anchor, Button } from '@mantine/core'
import { IconCheck, IconClock } from '@tabler/icons-react'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'

import { DoneDialog } from './done-dialog'
import { useAccept, useTakeBack } from './learning-changes'
import type { Action } from './learning-queries'
import { ReasonDialog } from './reason-dialog'
import { jp, span } from './words'
import { planMessages } from './plan-messages'

type ActionRowProps = { employeeId: string; action: Action; superior: string | null; onChange: () => void }

export function ActionRow(props: ActionRowProps) {
  const t = useMessages(planMessages)
  const language = useLanguage()
  const { action } = props
  const isSettled = action.state === 'accepted'
  const Icon = isSettled ? IconCheck : IconClock
  return (
    <li className="stack-sm">
      <div className="pick">
        <h3>{action.text}</h3>
        <span className={`chip ${isSettled ? 'note' : 'wait'}`}><Icon size={15} stroke={2} aria-hidden="true" /> {t.state[action.state]}</span>
      </div>
      <div className="tiny dim">{t.kind[action.kind]}, {span(action.from_on, action.until_on, language)}, <b>{jp(action.hours, language)}</b></div>
      {action.evidence_url && <div className="small"><Anchor href={action.evidence_url} target="_blank" rel="noreferrer" aria-label={t.named(t.evidence, action.text)}>{t.evidence}</Anchor></div>}
      {action.evidence_note && <p className="small">“{action.evidence_note}”</p>}
      {action.reason && <p className="small">{t.because} “{action.reason}”</p>}
      {action.may.length > 0 && <Acts {...props} />}
    </li>
  )
}

type Asked = 'done' | 'return' | 'drop'

function Acts({ employeeId, action, superior, onChange }: ActionRowProps) {
  const t = useMessages(planMessages)
  const [asked, setAsked] = useState<Asked | null>(null)
  const accept = useAccept(employeeId, action)
  const links: [string, string, () => void][] = [
    ['done', t.done, () => setAsked('done')],
    ['change', t.change, onChange],
    ['return', t.back, () => setAsked('return')],
    ['drop', t.drop, () => setAsked('drop')],
  ]
  const close = () => setAsked(null)
  return (
    <>
      <ProblemNotice error={accept.error} />
      <div className="line">
        {action.may.includes('accept') && <Button variant="default" size="sm" loading={accept.isPending} aria-label={t.named(t.accept, action.text)} onClick={() => accept.mutate(action.version)}>{t.accept}</Button>}
        {links.filter(([step]) => action.may.includes(step)).map(([step, word, go]) => (
          <button key={step} type="button" className="as-link" aria-label={t.named(word, action.text)} onClick={go}>{word}</button>
        ))}
      </div>
      {asked === 'done' && <DoneDialog employeeId={employeeId} action={action} superior={superior} onClose={close} />}
      {(asked === 'return' || asked === 'drop') && <BackDialog employeeId={employeeId} action={action} step={asked} onClose={close} />}
    </>
  )
}

type BackDialogProps = { employeeId: string; action: Action; step: 'return' | 'drop'; onClose: () => void }

function BackDialog({ employeeId, action, step, onClose }: BackDialogProps) {
  const t = useMessages(planMessages)
  const back = useTakeBack(employeeId, action, step)
  const [title, more, act] = step === 'drop' ? [t.dropTitle, t.dropMore, t.dropAct] : [t.backTitle, t.backMore, t.back]
  return (
    <ReasonDialog place={`action-${step}-${action.id}`} title={title} label={t.reason} hint={t.reasonHint} act={act} shortest={3} change={back} onClose={onClose}>
      <p><b>{action.text}</b></p>
      <p>{more}</p>
    </ReasonDialog>
  )
}
