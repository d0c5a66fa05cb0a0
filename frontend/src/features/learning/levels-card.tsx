/** How somebody stands in each competence: read when it is unfolded; whoever may gives a level here. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { LevelDialog } from './level-dialog'
import { competencesQuery, type Standing } from './learning-queries'
import { needMessages } from './need-messages'

type LevelsCardProps = { employeeId: string; isOwn: boolean }

export function LevelsCard({ employeeId, isOwn }: LevelsCardProps) {
  const t = useMessages(needMessages).level
  const [isOpen, setOpen] = useState(false)
  const [given, setGiven] = useState<Standing | null>(null)
  const found = useQuery({ ...competencesQuery(employeeId), enabled: isOpen })
  const items = found.data?.items ?? []
  const may = (found.data?.may ?? []).length > 0
  return (
    <section className="card" aria-labelledby="tingkat">
      <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary><h2 id="tingkat">{t.card(isOwn)}</h2></summary>
        <div className="card-body stack-sm">
          <p className="small dim">{t.lead(isOwn)}</p>
          {found.isError && <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />}
          {found.isLoading && <Loading lines={2} />}
          {found.data && items.length === 0 && <p>{t.empty}</p>}
        </div>
        {items.length > 0 && (
          <ul className="rows">
            {items.map((one) => <StandingRow key={one.competence.code} standing={one} isOwn={isOwn} onGive={may ? () => setGiven(one) : undefined} />)}
          </ul>
        )}
      </details>
      {given && <LevelDialog employeeId={employeeId} standing={given} isOwn={isOwn} onClose={() => setGiven(null)} />}
    </section>
  )
}

type StandingRowProps = { standing: Standing; isOwn: boolean; onGive?: () => void }

function StandingRow({ standing, isOwn, onGive }: StandingRowProps) {
  const t = useMessages(needMessages).level
  const language = useLanguage()
  const { competence, own_level: own, assessor_level: assessor, post_level: post, history } = standing
  const act = (isOwn ? own : assessor) === null ? t.give : t.change
  const figures = [[isOwn ? t.short.own : t.short.person, own], [t.short.assessor, assessor], [t.short.post, post]] as const
  return (
    <li className="stack-sm">
      <div className="pick">
        <h3>{competence.name}</h3>
        {onGive && <Button variant="default" size="sm" aria-label={t.named(act, competence.name)} onClick={onGive}>{act}</Button>}
      </div>
      <dl className="levels">
        {figures.map(([word, level]) => <div key={word}><dt>{word}</dt><dd>{level ?? t.none}</dd></div>)}
      </dl>
      {history.length > 0 && (
        <details className="small">
          <summary>{t.history(history.length)}</summary>
          <ul>
            {history.map((one) => (
              <li key={`${one.given_on} ${one.viewpoint} ${one.level} ${one.reason}`}>
                {dateShort(one.given_on, language)}: {one.level}, {one.viewpoint === 'own' ? t.by.own : (one.given_by ?? t.by.assessor)}{one.reason && `. “${one.reason}”`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
