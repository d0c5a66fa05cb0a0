/** That a figure may be contested, and how it stands with that: asked, frozen, answered. */
import { Button } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { SeenBy } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, dateShort } from '@/lib/format'

import { contestMessages } from './contest-messages'
import { type Contest, type Measured, useWithdraw } from './indicator-queries'

type ContestCardProps = { one: Measured; onContest: () => void }

export function ContestCard({ one, onContest }: ContestCardProps) {
  const t = useMessages(contestMessages)
  const { contest, mapping, may } = one
  const isOpen = contest?.state === 'open'
  if (!contest && !may.includes('contest')) return null
  return (
    <section className="card" aria-labelledby="keliru">
      <header><h2 id="keliru">{isOpen ? t.frozen : t.title}</h2></header>
      <div className="card-body stack-sm">
        {contest && <Standing contest={contest} />}
        {!isOpen && may.includes('contest') && (
          <>
            <p>{t.right}</p>
            <ol className="numbered-steps">
              <li>{t.one}</li>
              <li>{t.two}</li>
              <li>{t.three(mapping.mapped_by.name)}</li>
            </ol>
            <Button variant="default" leftSection={<IconFlag size={18} stroke={1.8} aria-hidden="true" />} onClick={onContest}>{t.act}</Button>
            <SeenBy who={t.seen(mapping.mapped_by.name)} />
          </>
        )}
      </div>
    </section>
  )
}

function Standing({ contest }: { contest: Contest }) {
  const t = useMessages(contestMessages)
  const language = useLanguage()
  const withdraw = useWithdraw()
  const [asking, setAsking] = useState(false)
  const { state, reason, raised_by, raised_at, answerer, due_on, answer, answered_by, may } = contest
  return (
    <>
      {state === 'open' && <p className="box warn">{t.frozenMore(answerer.name, dateNear(due_on, language))}</p>}
      <p><span className="dim">{t.yours(raised_by.name, dateShort(raised_at, language))}</span> “{reason}”</p>
      {state !== 'open' && (
        <div className="box">
          <p><b>{t.state[state](state === 'withdrawn' ? raised_by.name : (answered_by ?? answerer).name)}</b></p>
          {answer && <p>“{answer}”</p>}
        </div>
      )}
      {may.includes('withdraw') && (
        <div className="line">
          <Button variant="default" size="sm" onClick={() => setAsking(true)}>{t.withdraw}</Button>
        </div>
      )}
      <ProblemNotice error={withdraw.error} />
      <Confirm opened={asking} title={t.withdrawAsk} act={t.withdraw} busy={withdraw.isPending} onClose={() => setAsking(false)} onAct={() => withdraw.mutate(contest, { onSettled: () => setAsking(false) })}>
        <p>{t.withdrawMore}</p>
      </Confirm>
    </>
  )
}
