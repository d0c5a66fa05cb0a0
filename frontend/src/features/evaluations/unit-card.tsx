/** The achievement of the organization, set one level above and before any rating (R35, R39). */
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'

import { GradeBadge } from '@/components/grade-badge'
import { predikatMessages } from '@/components/predikat-messages'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { evaluationMessages } from './evaluation-messages'
import { type Evaluation, type UnitAchievement, useSetUnit } from './evaluation-queries'

type Grade = NonNullable<UnitAchievement['grade']>

type UnitRowsProps = { units: UnitAchievement[]; of?: string; folds?: boolean }

/** `of`: the period, where there are several; `folds`: what has been set steps back where there may be many. */
export function UnitRows({ units, of, folds = false }: UnitRowsProps) {
  const t = useMessages(evaluationMessages)
  const id = useId()
  const title = [t.unitTitle, of].filter(Boolean).join(', ')
  const missing = units.filter((unit) => unit.grade === null)
  const set = units.filter((unit) => unit.grade !== null)
  if (units.length === 0) return null
  if (folds && missing.length === 0) {
    return (
      <details className="card fold">
        <summary><b>{title}</b> <span className="dim">{t.unitsSet(set.length)}</span></summary>
        <ul className="rows">{set.map((unit) => <UnitRow key={unit.unit.id} unit={unit} />)}</ul>
      </details>
    )
  }
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          <span className="small dim">{t.unitLead}</span>
        </div>
      </header>
      <ul className="rows">
        {[...missing, ...set].map((unit) => <UnitRow key={unit.unit.id} unit={unit} />)}
      </ul>
    </section>
  )
}

/** Of which unit the achievement counts for somebody, and what it is; the page says it also to who may not set it. */
export function UnitFact({ figure }: { figure: Evaluation['unit_achievement'] }) {
  const t = useMessages(evaluationMessages)
  return (
    <section className="card card-body stack-sm" aria-label={t.unitTitle}>
      <span className="small dim">{t.unitTitle}</span>
      <div className="line spread">
        <b>{figure.unit_name}</b>
        {figure.grade ? <GradeBadge value={figure.grade} /> : <span className="chip turn">{t.unitMissing}</span>}
      </div>
      {figure.basis && <span className="small dim">{figure.basis}</span>}
    </section>
  )
}

function UnitRow({ unit }: { unit: UnitAchievement }) {
  const t = useMessages(evaluationMessages)
  const [editing, setEditing] = useState(false)
  return (
    <li className="stack-sm">
      <div className="line spread">
        <span>
          <b>{unit.unit.name}</b>{' '}
          {unit.grade ? <GradeBadge value={unit.grade} /> : <span className="chip turn">{t.unitMissing}</span>}
          {unit.basis && <span className="small dim"> {unit.basis}</span>}
        </span>
        {unit.may.includes('set') && !editing && (
          <Button size="sm" variant="default" aria-label={`${t.unitSet}: ${unit.unit.name}`} onClick={() => setEditing(true)}>{t.unitSet}</Button>
        )}
      </div>
      {editing && <UnitForm unit={unit} onDone={() => setEditing(false)} />}
    </li>
  )
}

function UnitForm({ unit, onDone }: { unit: UnitAchievement; onDone: () => void }) {
  const t = useMessages(evaluationMessages)
  const words = useMessages(predikatMessages)
  const [grade, setGrade] = useState<Grade | ''>(unit.grade ?? '')
  const [basis, setBasis] = useState(unit.basis ?? '')
  const set = useSetUnit()
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (grade === '') return
    set.mutate({ unit: { id: unit.unit.id, periodId: unit.period_id, version: unit.version }, body: { grade, basis } }, { onSuccess: onDone })
  }
  return (
    <form className="box stack-sm" onSubmit={save}>
      <label className="stack-sm small">
        <b>{t.unitGrade}</b>
        <select className="select" required value={grade} onChange={(event) => setGrade(event.currentTarget.value as Grade)}>
          <option value="">—</option>
          {Object.entries(words.grade).map(([key, word]) => <option key={key} value={key}>{word}</option>)}
        </select>
      </label>
      <Textarea label={t.unitBasis} description={t.unitBasisHint} required withAsterisk={false} value={basis} onChange={(event) => setBasis(event.currentTarget.value)} />
      <ProblemNotice error={set.error} />
      <div><Button type="submit" size="sm" loading={set.isPending} disabled={grade === '' || basis.trim().length < 3}>{t.unitSet}</Button></div>
    </form>
  )
}
