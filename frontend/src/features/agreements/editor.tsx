/** Writing an agreement: objective by objective, line by line, each saved on its own. */
import { Button, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'

import { agreementMessages } from './agreement-messages'
import { type Agreement, type AgreementLine, type AgreementPaper, agreementWrites, useAgreementChange } from './agreement-queries'
import { LineEditor, NewLine } from './line-form'
import { levelOf, type Objective, objectivesOf, targetOf } from './lines'
import { ProgrammesEditor } from './programmes-editor'
import { useOpener } from '@/lib/use-opener'

type AgreementEditorProps = { paper: AgreementPaper; agreement: Agreement }

export function AgreementEditor({ paper, agreement }: AgreementEditorProps) {
  const t = useMessages(agreementMessages)
  const objectives = objectivesOf(agreement.indicators)
  const { open, opener, show, close } = useOpener()
  return (
    <div className="stack">
      <section className="card" aria-labelledby="sasaran">
        <header><h2 id="sasaran">{t.targets}</h2></header>
        {objectives.length === 0 && <Empty title={t.noLines} />}
        <ol className="rows">
          {objectives.map((one) => <ObjectiveRow key={one.lines[0]?.id} agreement={agreement} objective={one} />)}
        </ol>
        <div className="card-body" style={{ borderTop: '1px solid var(--sk-line)' }}>
          {open ? (
            <NewLine agreement={agreement} objective={null} onClose={close} />
          ) : (
            <Button ref={opener} variant="default" leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={show}>{t.addObjective}</Button>
          )}
        </div>
      </section>
      <ProgrammesEditor agreement={agreement} level={levelOf(paper.unit.kind)} />
    </div>
  )
}

type ObjectiveRowProps = { agreement: Agreement; objective: Objective }

function ObjectiveRow({ agreement, objective }: ObjectiveRowProps) {
  const t = useMessages(agreementMessages)
  const { open, opener, show, close } = useOpener()
  return (
    <li className="stack-sm">
      <ObjectiveHead agreement={agreement} objective={objective} />
      <ul className="lines">
        {objective.lines.map((line) => <Line key={line.id} agreement={agreement} line={line} />)}
      </ul>
      {open ? (
        <NewLine agreement={agreement} objective={objective.text} onClose={close} />
      ) : (
        <div>
          <Button ref={opener} variant="default" size="sm" aria-label={t.addIndicatorTo(objective.text)} onClick={show}>{t.addIndicator}</Button>
        </div>
      )}
    </li>
  )
}

function ObjectiveHead({ agreement, objective }: ObjectiveRowProps) {
  const t = useMessages(agreementMessages)
  const { open, opener, show, close } = useOpener()
  if (open) return <Wording agreement={agreement} objective={objective} onClose={close} />
  return (
    <div className="line spread" style={{ alignItems: 'start', flexWrap: 'nowrap' }}>
      <div>
        <div className="tiny dim">{t.objective}</div>
        <h3 style={{ margin: 0 }}>{objective.text}</h3>
      </div>
      <Button ref={opener} variant="subtle" size="sm" aria-label={t.changeOf(objective.text)} onClick={show}>{t.change}</Button>
    </div>
  )
}

function Line({ agreement, line }: { agreement: Agreement; line: AgreementLine }) {
  const t = useMessages(agreementMessages)
  const language = useLanguage()
  const { open, opener, show, close } = useOpener()
  if (open) return <li><LineEditor agreement={agreement} line={line} onClose={close} /></li>
  return (
    <li className="line spread" style={{ alignItems: 'start', flexWrap: 'nowrap' }}>
      <div>
        <span className="tiny dim">{line.code}</span> <span>{line.text}</span>
        <div className="small dim">{t.targetHead}: {targetOf(line, language) ?? t.noTarget}{line.direction === 'lower' && `, ${t.lower}`}</div>
      </div>
      <Button ref={opener} variant="subtle" size="sm" aria-label={t.changeOf(line.text)} onClick={show}>{t.change}</Button>
    </li>
  )
}

/** The words of an objective change for all its lines at once. */
function Wording({ agreement, objective, onClose }: ObjectiveRowProps & { onClose: () => void }) {
  const t = useMessages(agreementMessages)
  const [text, setText] = useState(objective.text)
  const change = useAgreementChange(agreement.unit_id, agreement.year, agreementWrites.changeLine)
  const save = (event: FormEvent) => {
    event.preventDefault()
    const one = objective.lines[0]
    if (one) change.mutate({ one, body: { objective: text } }, { onSuccess: onClose })
  }
  return (
    <form className="box stack-sm" onSubmit={save}>
      <Textarea label={t.objective} required withAsterisk={false} minRows={2} autoFocus value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <ProblemNotice error={change.error} />
      <div className="line">
        <Button type="submit" size="sm" loading={change.isPending} disabled={text.trim().length < 3}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  )
}
