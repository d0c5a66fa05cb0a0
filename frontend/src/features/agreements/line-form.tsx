/** One indicator of an agreement: new with its objective or below one, or changed and taken out. */
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { isProblem } from '@/api/problem'
import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { agreementMessages } from './agreement-messages'
import { type Agreement, type AgreementLine, agreementWrites, useAgreementChange } from './agreement-queries'
import { isLine, LineFields, lineBody, lineWords } from './line-fields'
import { nextCode } from './lines'
import { useNewLine } from '@/lib/use-new-line'

type NewLineProps = { agreement: Agreement; objective: string | null; onClose: () => void }

export function NewLine({ agreement, objective, onClose }: NewLineProps) {
  const t = useMessages(agreementMessages)
  const add = useAgreementChange(agreement.unit_id, agreement.year, agreementWrites.addLine)
  const start = lineWords(null, objective ?? '', nextCode(agreement.indicators, objective))
  const { words, write, close } = useNewLine(`sk-pk-${agreement.id}-${objective ?? 'baru'}`, start, onClose)
  const save = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ agreement, body: lineBody(words) }, { onSuccess: close })
  }
  return (
    <form className="box stack-sm" onSubmit={save}>
      {objective === null && <p className="small">{t.addObjectiveHint}</p>}
      <LineFields words={words} asksObjective={objective === null} taken={isProblem(add.error, '/problems/already-there')} onPut={write} />
      {!isProblem(add.error, '/problems/already-there') && <ProblemNotice error={add.error} />}
      <div className="line">
        <Button type="submit" size="sm" loading={add.isPending} disabled={!isLine(words)}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={close}>{t.cancel}</Button>
      </div>
    </form>
  )
}

type LineEditorProps = { agreement: Agreement; line: AgreementLine; onClose: () => void }

export function LineEditor({ agreement, line, onClose }: LineEditorProps) {
  const t = useMessages(agreementMessages)
  const change = useAgreementChange(agreement.unit_id, agreement.year, agreementWrites.changeLine)
  const remove = useAgreementChange(agreement.unit_id, agreement.year, agreementWrites.removeLine)
  const [asking, setAsking] = useState(false)
  const { words, write, close } = useNewLine(`sk-pk-baris-${line.id}-${line.version}`, lineWords(line, line.objective, line.code), onClose)
  const taken = isProblem(change.error, '/problems/already-there')
  const save = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ one: line, body: { ...lineBody(words), objective: line.objective } }, { onSuccess: close })
  }
  return (
    <form className="box stack-sm" onSubmit={save}>
      <LineFields words={words} asksObjective={false} taken={taken} onPut={write} />
      {!taken && <ProblemNotice error={change.error ?? remove.error} />}
      <div className="line">
        <Button type="submit" size="sm" loading={change.isPending} disabled={!isLine(words)}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={close}>{t.cancel}</Button>
        <Button variant="subtle" color="bata" size="sm" loading={remove.isPending} onClick={() => setAsking(true)}>{t.remove}</Button>
      </div>
      <Confirm opened={asking} title={t.removeAsk} act={t.remove} danger onClose={() => setAsking(false)} onAct={() => { setAsking(false); remove.mutate(line) }}>
        <p style={{ margin: 0 }}>{line.text}</p>
      </Confirm>
    </form>
  )
}
