/** For a period in which somebody moved: the earlier result that may stand, proposed by one side and agreed to by the other. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { PredikatBadge } from '@/components/predikat'
import { predikatMessages } from '@/components/predikat-messages'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, momentShort } from '@/lib/format'
import { periodName } from '@/lib/period'
import { useMe } from '@/lib/session'

import type { Evaluation } from './evaluation-queries'
import { movesMessages } from './moves-messages'
import { type CarryOver, carryOverQuery, useCarryOver } from './carry-over-queries'

export function CarryOverCard({ evaluation }: { evaluation: Evaluation }) {
  const { data } = useQuery({ ...carryOverQuery(evaluation.id), enabled: evaluation.kind === 'periodik' })
  if (!data?.earlier) return null
  return data.agreed ? <Taken carryOver={data} earlier={data.earlier} /> : <Offered carryOver={data} earlier={data.earlier} evaluation={evaluation} />
}

type Shown = { carryOver: CarryOver; earlier: NonNullable<CarryOver['earlier']> }

function Taken({ carryOver, earlier }: Shown) {
  const t = useMessages(movesMessages)
  const language = useLanguage()
  return (
    <div className="box note stack-sm">
      <p>{t.taken(periodName(earlier.period_id, language), earlier.unit_name)} {t.signedBy(earlier.assessor_name, momentShort(earlier.signed_at, language))}</p>
      {carryOver.proposed && carryOver.agreed && (
        <p className="small">{t.agreedBy(carryOver.proposed.name, carryOver.agreed.name, momentShort(carryOver.agreed.at, language))}</p>
      )}
    </div>
  )
}

function Offered({ carryOver, earlier, evaluation }: Shown & { evaluation: Evaluation }) {
  const t = useMessages(movesMessages)
  const words = useMessages(predikatMessages)
  const language = useLanguage()
  const isMine = useMe().id === evaluation.employee.id
  const [asking, setAsking] = useState(false)
  const act = useCarryOver(evaluation.id)
  const may = (step: CarryOver['may'][number]) => carryOver.may.includes(step)
  const other = isMine ? evaluation.assessor.name : evaluation.employee.name
  const period = periodName(earlier.period_id, language)
  return (
    <section className="card no-print" aria-labelledby="pindah">
      <header><h2 id="pindah">{t.title}</h2></header>
      <div className="card-body stack-sm">
        <p style={{ margin: 0 }}>{t.offer(period, earlier.unit_name)}</p>
        <div className="line">
          <span className="small dim">{period}</span>
          <PredikatBadge value={earlier.predikat} />
          <span className="small dim">{t.signedBy(earlier.assessor_name, momentShort(earlier.signed_at, language))}</span>
        </div>
        {carryOver.proposed && (
          <p className="box" role="status" style={{ margin: 0 }}>
            {may('agree') ? t.asked(carryOver.proposed.name, dateShort(carryOver.proposed.at, language)) : t.waits(other)}
          </p>
        )}
        <ProblemNotice error={act.error} />
        <div className="line">
          {may('propose') && <Button variant="default" loading={act.isPending} onClick={() => act.mutate('propose')}>{t.act.propose}</Button>}
          {may('agree') && <Button loading={act.isPending} onClick={() => setAsking(true)}>{t.act.agree}</Button>}
          {may('end') && <Button variant="default" loading={act.isPending} onClick={() => act.mutate('end')}>{may('agree') ? t.act.end : t.withdraw}</Button>}
        </div>
      </div>
      <Confirm
        opened={asking}
        title={t.agreeAsk(words.predikat[earlier.predikat])}
        act={t.act.agree}
        busy={act.isPending}
        onClose={() => setAsking(false)}
        onAct={() => act.mutate('agree', { onSettled: () => setAsking(false) })}
      >
        <p style={{ margin: 0 }}>{t.agreeMore}</p>
      </Confirm>
    </section>
  )
}
