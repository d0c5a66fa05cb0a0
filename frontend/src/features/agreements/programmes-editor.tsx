/** The programmes or activities of an agreement, each with its budget. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'

import { agreementMessages } from './agreement-messages'
import { type Agreement, agreementWrites, type Programme, useAgreementChange } from './agreement-queries'
import { type Level, rupiah, rupiahIn } from './lines'
import { useNewLine } from '@/lib/use-new-line'
import { useOpener } from '@/lib/use-opener'

type ProgrammesEditorProps = { agreement: Agreement; level: Level }

export function ProgrammesEditor({ agreement, level }: ProgrammesEditorProps) {
  const t = useMessages(agreementMessages)
  const { open, opener, show, close } = useOpener()
  return (
    <section className="card" aria-labelledby="anggaran">
      <header><h2 id="anggaran">{t.budgets[level]}</h2></header>
      {agreement.programmes.length === 0 && <Empty title={t.noProgrammes} />}
      <ul className="rows">
        {agreement.programmes.map((one) => <ProgrammeRow key={one.id} agreement={agreement} level={level} programme={one} />)}
      </ul>
      <div className="card-body" style={{ borderTop: '1px solid var(--sk-line)' }}>
        {open ? (
          <ProgrammeForm agreement={agreement} level={level} programme={null} onClose={close} />
        ) : (
          <Button ref={opener} variant="default" leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={show}>{t.addProgramme[level]}</Button>
        )}
      </div>
    </section>
  )
}

function ProgrammeRow({ agreement, level, programme }: ProgrammesEditorProps & { programme: Programme }) {
  const t = useMessages(agreementMessages)
  const language = useLanguage()
  const { open, opener, show, close } = useOpener()
  if (open) return <li><ProgrammeForm agreement={agreement} level={level} programme={programme} onClose={close} /></li>
  return (
    <li className="line spread" style={{ alignItems: 'start', flexWrap: 'nowrap' }}>
      <div>
        <div>{programme.name}</div>
        <div className="small dim">{t.budgetHead}: {programme.budget === null ? t.noBudget : rupiah(programme.budget, language)}</div>
      </div>
      <Button ref={opener} variant="subtle" size="sm" aria-label={t.changeOf(programme.name)} onClick={show}>{t.change}</Button>
    </li>
  )
}

const plain = (amount: string | null | undefined) => amount?.replace('.', ',') ?? ''

type ProgrammeFormProps = ProgrammesEditorProps & { programme: Programme | null; onClose: () => void }

function ProgrammeForm({ agreement, level, programme, onClose }: ProgrammeFormProps) {
  const t = useMessages(agreementMessages)
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const add = useAgreementChange(agreement.unit_id, agreement.year, agreementWrites.addProgramme)
  const change = useAgreementChange(agreement.unit_id, agreement.year, agreementWrites.changeProgramme)
  const remove = useAgreementChange(agreement.unit_id, agreement.year, agreementWrites.removeProgramme)
  const start = { name: programme?.name ?? '', budget: plain(programme?.budget) }
  const place = programme ? `${programme.id}-${programme.version}` : `${agreement.id}-anggaran`
  const { words, write, close } = useNewLine(`sk-pk-${place}`, start, onClose)
  const amount = rupiahIn(words.budget)
  const wrong = words.budget.trim() !== '' && (amount === null || Number(amount) < 0)
  const save = (event: FormEvent) => {
    event.preventDefault()
    const body = { name: words.name, budget: amount }
    if (programme) change.mutate({ one: programme, body }, { onSuccess: close })
    else add.mutate({ agreement, body }, { onSuccess: close })
  }
  return (
    <form className="box stack-sm" onSubmit={save}>
      <Textarea label={t.programme[level]} required withAsterisk={false} minRows={1} autoFocus value={words.name} onChange={(e) => write({ ...words, name: e.currentTarget.value })} />
      <TextInput label={t.budget} description={amount && !wrong ? t.budgetReads(rupiah(amount, language)) : t.budgetHint} error={wrong && t.budgetWrong} inputMode="decimal" style={{ maxWidth: 320 }} value={words.budget} onChange={(e) => write({ ...words, budget: e.currentTarget.value })} />
      <ProblemNotice error={add.error ?? change.error ?? remove.error} />
      <div className="line">
        <Button type="submit" size="sm" loading={add.isPending || change.isPending} disabled={wrong || words.name.trim().length < 3}>{t.save}</Button>
        <Button variant="default" size="sm" onClick={close}>{t.cancel}</Button>
        {programme && <Button variant="subtle" color="bata" size="sm" loading={remove.isPending} onClick={() => setAsking(true)}>{t.remove}</Button>}
      </div>
      {programme && (
        <Confirm opened={asking} title={t.removeAsk} act={t.remove} danger onClose={() => setAsking(false)} onAct={() => { setAsking(false); remove.mutate(programme) }}>
          <p style={{ margin: 0 }}>{programme.name}</p>
        </Confirm>
      )}
    </form>
  )
}
