/** Where the plan stands, and what this reader does next: one main button, the others beside it. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong, daysUntil } from '@/lib/format'
import { useToday } from '@/lib/session'

import { improvementMessages } from './improvement-messages'
import { type File, type Improvement, type StepKind } from './improvement-queries'
import { StepDialog } from './step-dialog'
import { stepMessages } from './step-messages'

/** From how many days before it the month's talk is somebody's turn. */
const NEAR = 7
/** What is hard for somebody is never the button in front. */
const HARD: readonly StepKind[] = ['hentikan', 'berhentikan', 'uji_di_bawah', 'belum_tercapai']

export function NowCard({ file, one }: { file: File; one: Improvement }) {
  const t = useMessages(improvementMessages)
  const steps = useMessages(stepMessages)
  const language = useLanguage()
  const today = useToday()
  const [asked, setAsked] = useState<StepKind | null>(null)
  const day = (iso: string) => dateLong(iso, language)
  const isOver = one.due_on !== null && one.due_on < today
  const assessor = file.assessor?.name ?? ''
  const superior = file.superior?.name ?? ''
  const waits = one.state === 'berjalan' && isOver ? t.decides(assessor, superior) : t.waits[one.state]?.(assessor)
  const isTurn = one.may.length > 0 && isTurnOf(one, today)
  const main = isTurn ? mainOf(one, today) : undefined
  return (
    <section className={`card${isTurn ? ' turn' : ''}`} aria-labelledby="sekarang">
      <header><div><h2 id="sekarang">{t.now}: {t.state[one.state]}</h2></div></header>
      <div className="card-body stack-sm">
        {one.due_on && <p style={{ margin: 0 }}>{isOver ? t.late(day(one.due_on)) : t.due[one.state]?.(day(one.due_on))}</p>}
        {waits && one.may.length === 0 && <p style={{ margin: 0 }}>{waits}</p>}
        <h3 style={{ margin: '4px 0 0' }}>{t.goals}</h3>
        <ul style={{ margin: 0 }}>{one.goals.map((goal) => <li key={goal}>{goal}</li>)}</ul>
        <h3 style={{ margin: '4px 0 0' }}>{t.help}</h3>
        <p className="written" style={{ margin: 0 }}>{one.help}</p>
        {one.may.length > 0 && (
          <div className="line">
            {one.may.map((kind) => (
              <Button key={kind} size={kind === main ? 'lg' : 'md'} variant={kind === main ? 'filled' : HARD.includes(kind) ? 'subtle' : 'default'} onClick={() => setAsked(kind)}>{steps.act[kind]}</Button>
            ))}
          </div>
        )}
      </div>
      {asked && <StepDialog file={file} one={one} kind={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

/** While the months run it is nobody's turn between two talks. */
function isTurnOf(one: Improvement, today: string) {
  if (one.state !== 'berjalan' || (one.due_on !== null && one.due_on < today)) return one.may.some((kind) => kind !== 'hentikan')
  const next = one.talks.find(({ held_on }) => held_on === null)
  return one.may.includes('bicara') && next !== undefined && daysUntil(next.due_on, today) <= NEAR
}

/** The talk while the months run and one is near or late; else what is not hard; a hard one only if nothing else is left. */
function mainOf(one: Improvement, today: string): StepKind | undefined {
  const soft = one.may.filter((kind) => !HARD.includes(kind))
  const isOver = one.due_on !== null && one.due_on < today
  if (isOver && soft.includes('tercapai')) return 'tercapai'
  return soft[0] ?? one.may.find((kind) => kind !== 'hentikan')
}
