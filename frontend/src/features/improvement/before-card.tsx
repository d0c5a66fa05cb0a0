/** Before a plan: the weak result, whether help was given first, and its beginning. */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { PredikatBadge } from '@/components/predikat'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'
import { periodName } from '@/lib/period'

import { improvementMessages } from './improvement-messages'
import { type File, useBegin } from './improvement-queries'
import { stepMessages } from './step-messages'

const MOST = 5

export function BeforeCard({ file, isOwn }: { file: File; isOwn: boolean }) {
  const t = useMessages(improvementMessages)
  const steps = useMessages(stepMessages)
  const language = useLanguage()
  const [isAsked, setAsked] = useState(false)
  const { ground, coached_on } = file
  const may = file.may.includes('begin')
  if (!ground && file.items.length > 0) return null
  return (
    <section className={`card card-body stack-sm${may ? ' turn' : ''}`}>
      {ground ? <p className="line" style={{ margin: 0 }}>{t.groundOf(periodName(ground.period_id, language))} <PredikatBadge value={ground.predikat} /></p> : <p style={{ margin: 0 }}>{t.nothing}</p>}
      {coached_on && <p style={{ margin: 0 }}>{t.coached(dateLong(coached_on, language))}</p>}
      {ground && !coached_on && !isOwn && <p className="box note" style={{ margin: 0 }}>{t.coachFirst}</p>}
      {may && <div><Button size="lg" onClick={() => setAsked(true)}>{steps.act.mulai}</Button></div>}
      {isAsked && <BeginDialog file={file} onClose={() => setAsked(false)} />}
    </section>
  )
}

function BeginDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const t = useMessages(improvementMessages)
  const steps = useMessages(stepMessages)
  const common = useMessages(commonMessages)
  const [goals, setGoals] = useState('')
  const [help, setHelp] = useState('')
  const begin = useBegin(file.employee.id)
  const lines = goals.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const isWhole = lines.length > 0 && lines.length <= MOST && help.trim() !== ''
  const send = (event: FormEvent) => {
    event.preventDefault()
    begin.mutate({ goals: lines, help: help.trim() }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{steps.act.mulai}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <p style={{ margin: 0 }}>{t.beginMore(file.months)}</p>
        <Textarea label={t.goalsField} minRows={3} autosize required withAsterisk={false} maxLength={2500} data-autofocus value={goals} onChange={(event) => setGoals(event.currentTarget.value)} />
        <Textarea label={t.helpField} description={t.helpHint} minRows={3} autosize required withAsterisk={false} maxLength={4000} value={help} onChange={(event) => setHelp(event.currentTarget.value)} />
        <ProblemNotice error={begin.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={begin.isPending}>{steps.act.mulai}</Button>
        </div>
      </form>
    </Dialog>
  )
}
