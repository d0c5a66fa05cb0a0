/** One need: how levels stand, what speaks for it, and what one may say about it. */
import { Button } from '@mantine/core'
import { IconCheck, IconHourglass } from '@tabler/icons-react'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { useAgreeNeed, useRejectNeed } from './learning-changes'
import type { LearningNeed } from './learning-queries'
import { needMessages, type NeedWords } from './need-messages'
import { OriginLine } from './origin-line'
import { ReasonDialog } from './reason-dialog'

type NeedProps = { employeeId: string; need: LearningNeed; isOwn: boolean }
const SHORTEST = 3

export function NeedRow({ employeeId, need, isOwn }: NeedProps) {
  const t = useMessages(needMessages)
  const { name } = need.competence
  const isSettled = need.state === 'agreed' || need.state === 'answered'
  const Icon = isSettled ? IconCheck : IconHourglass
  return (
    <li className="stack-sm" aria-label={name}>
      <div className="pick">
        <h3>{name}</h3>
        <span className={`chip ${isSettled ? 'note' : 'wait'}`}><Icon size={15} stroke={2} aria-hidden="true" /> {t.state[need.state]}</span>
      </div>
      <p className="small dim">{levelsLine(need, t, isOwn)}</p>
      <ul className="needs">
        {need.origins.map((origin) => <OriginLine key={`${origin.kind} ${origin.since} ${origin.text} ${origin.value_code}`} origin={origin} isOwn={isOwn} />)}
      </ul>
      {need.reason && <p className="small">{t.rejected} “{need.reason}”</p>}
      {need.may.length > 0 && <NeedActs employeeId={employeeId} need={need} isOwn={isOwn} />}
    </li>
  )
}

function NeedActs({ employeeId, need, isOwn }: NeedProps) {
  const t = useMessages(needMessages)
  const [asked, setAsked] = useState(false)
  const agree = useAgreeNeed(employeeId, need)
  const reject = useRejectNeed(employeeId, need)
  const { name } = need.competence
  const [act, label] = isOwn ? [t.wrong, t.wrongOne(name)] : [t.reject, t.rejectOne(name)]
  return (
    <>
      <ProblemNotice error={agree.error} />
      <div className="line">
        {need.may.includes('agree') && <Button variant="default" size="sm" loading={agree.isPending} aria-label={t.agreeOne(name)} onClick={() => agree.mutate(need.version)}>{t.agree}</Button>}
        {need.may.includes('reject') && <button type="button" className="as-link" aria-label={label} onClick={() => setAsked(true)}>{act}</button>}
      </div>
      {asked && (
        <ReasonDialog place={`need-${need.id}`} title={t.wrongTitle(name)} label={t.reason} hint={t.wrongHint} act={t.wrongAct} shortest={SHORTEST} change={reject} onClose={() => setAsked(false)}>
          <p>{t.wrongMore(isOwn)}</p>
        </ReasonDialog>
      )}
    </>
  )
}

/** Mine, the assessor's and the post's: what is not known is said, never left out. */
function levelsLine(need: LearningNeed, t: NeedWords, isOwn: boolean): string {
  const own = need.own_level === null ? (isOwn ? t.noOwn : t.noOwnOf) : isOwn ? t.own(need.own_level) : t.ownOf(need.own_level)
  const assessor = need.assessor_level === null ? t.noAssessor(!isOwn) : t.assessor(need.assessor_level, !isOwn)
  return `${own}, ${assessor}. ${need.post_level === null ? t.noPost : t.post(need.post_level)}`
}
