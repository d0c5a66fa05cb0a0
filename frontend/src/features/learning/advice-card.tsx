/** What the assessor advised this year, and which competences each advice is about. */
import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'

import { useAssignAdvice } from './learning-changes'
import { type Advice, adviceQuery, competencesQuery } from './learning-queries'
import { needMessages } from './need-messages'

export function AdviceCard({ employeeId }: { employeeId: string }) {
  const t = useMessages(needMessages).advice
  const [isOpen, setOpen] = useState(false)
  const found = useQuery({ ...adviceQuery(employeeId), enabled: isOpen })
  const [edited, setEdited] = useState<Advice | null>(null)
  const items = found.data?.items ?? []
  return (
    <section className="card" aria-labelledby="saran">
      <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary><h2 id="saran">{t.title}</h2></summary>
        <div className="card-body stack-sm">
          <p className="small dim">{t.lead}</p>
          {found.isError && <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />}
          {found.isLoading && <Loading lines={2} />}
          {found.data && items.length === 0 && <p>{t.none}</p>}
        </div>
        {items.length > 0 && <ul className="rows">{items.map((one) => <AdviceRow key={one.evaluation_id} advice={one} onAssign={() => setEdited(one)} />)}</ul>}
      </details>
      {edited && <AdviceDialog employeeId={employeeId} advice={edited} onClose={() => setEdited(null)} />}
    </section>
  )
}

function AdviceRow({ advice, onAssign }: { advice: Advice; onAssign: () => void }) {
  const t = useMessages(needMessages).advice
  const language = useLanguage()
  const period = periodName(advice.period_id, language)
  const names = advice.competences.map((one) => one.name).join(', ')
  return (
    <li className="stack-sm">
      <p>“{advice.text}”</p>
      <div className="tiny dim">{t.from(advice.author, period)}</div>
      <p className="small">{names ? <>{advice.assigned ? t.byHand : t.byWords} <b>{names}</b></> : t.nothing}</p>
      {advice.may.includes('assign') && <div><Button variant="default" size="sm" aria-label={t.setOne(period)} onClick={onAssign}>{t.set}</Button></div>}
    </li>
  )
}

const MOST = 5

type AdviceDialogProps = { employeeId: string; advice: Advice; onClose: () => void }

function AdviceDialog({ employeeId, advice, onClose }: AdviceDialogProps) {
  const t = useMessages(needMessages).advice
  const common = useMessages(commonMessages)
  const competences = useQuery(competencesQuery(employeeId))
  const [codes, setCodes] = useState(advice.competences.map((one) => one.code))
  const assign = useAssignAdvice(advice.evaluation_id)
  const known = new Map([...advice.competences, ...(competences.data?.items.map((one) => one.competence) ?? [])].map((one) => [one.code, one.name]))
  const toggle = (code: string) => setCodes(codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code])
  const send = (event: FormEvent) => {
    event.preventDefault()
    assign.mutate(codes, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{t.set}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <p>“{advice.text}”</p>
        <p className="small dim">{t.most}</p>
        <div className="stack-sm">
          {[...known].map(([code, name]) => <Checkbox key={code} label={name} checked={codes.includes(code)} disabled={codes.length >= MOST && !codes.includes(code)} onChange={() => toggle(code)} />)}
        </div>
        <ProblemNotice error={competences.error ?? assign.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" loading={assign.isPending}>{common.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
