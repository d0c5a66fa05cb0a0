/** `/opd/pegawai/baru`: one new person with number, name, post and, where it is not the head, an assessor. */
import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'

import { isProblem } from '@/api/problem'
import { ButtonLink } from '@/components/button-link'
import { DateField } from '@/components/date-field'
import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { Gone } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { useMe, useToday } from '@/lib/session'

import { ColleagueChoice } from './colleague-choice'
import { faultText, fieldMessages } from './field-faults'
import { useAddPerson, type PersonDraft } from './organization-queries'
import { isPost, NO_POST, type Post, PostFields } from './post-fields'
import { postMessages } from './post-messages'
import { type Sex, SexField } from './sex-field'

const KINDS: readonly PersonDraft['kind'][] = ['pns', 'cpns', 'pppk', 'non_asn']

type Draft = Post & { number: string; name: string; employeeKind: PersonDraft['kind']; grade: string; sex: Sex; from: string; assessor: string }

const EMPTY: Draft = { ...NO_POST, number: '', name: '', employeeKind: 'pns', grade: '', sex: null, from: '', assessor: '' }

export function AddPersonPage() {
  const t = useMessages(postMessages)
  const words = useMessages(fieldMessages)
  const me = useMe()
  const today = useToday()
  const navigate = useNavigate()
  const [draft, setDraft, forget] = useStoredState<Draft>(`sk-add-person-${me.id}`, EMPTY)
  const add = useAddPerson()
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const from = draft.from || today
  const ready = draft.number.trim() !== '' && draft.name.trim().length > 1 && isPost(draft)
  const numberFault = isProblem(add.error, '/problems/already-there') ? t.already : faultText(add.error, '/number', words)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (draft.kind === '') return
    const body: PersonDraft = {
      number: draft.number, name: draft.name.trim(), kind: draft.employeeKind, grade: draft.grade.trim() || null, sex: draft.sex, unit_id: draft.unit, title: draft.title.trim(),
      position_kind: draft.kind, is_head: draft.head, valid_from: from, assessor_id: draft.assessor || null,
    }
    add.mutate(body, {
      onSuccess: (person) => {
        forget()
        void navigate({ to: '/opd/pegawai/$employeeId', params: { employeeId: person.id }, search: { baru: 1 } })
      },
    })
  }
  if (!me.may.includes('people')) return <Gone />
  return (
    <div className="page-text">
      <PageHead title={t.addPerson}>{t.addLead}</PageHead>
      <form className="stack" onSubmit={save}>
        <section className="card card-body stack" aria-labelledby="siapa">
          <h2 id="siapa" style={{ margin: 0 }}>{t.addWho}</h2>
          <TextInput label={t.number} description={t.numberHint} inputMode="numeric" required withAsterisk={false} error={numberFault} value={draft.number} onChange={(e) => put({ number: e.currentTarget.value })} />
          <TextInput label={t.name} description={t.nameHint} required withAsterisk={false} minLength={2} maxLength={200} error={faultText(add.error, '/name', words)} value={draft.name} onChange={(e) => put({ name: e.currentTarget.value })} />
          <div className="line fields">
            <SelectField label={t.employeeKind} value={draft.employeeKind} onChange={(kind) => put({ employeeKind: kind as Draft['employeeKind'] })}>
              {KINDS.map((kind) => <option key={kind} value={kind}>{t.employeeKinds[kind]}</option>)}
            </SelectField>
            <TextInput label={t.grade} placeholder={t.gradeHint} maxLength={10} error={faultText(add.error, '/grade', words)} value={draft.grade} onChange={(e) => put({ grade: e.currentTarget.value })} />
          </div>
          <SexField number={draft.number} value={draft.sex} onChange={(sex) => put({ sex })} />
        </section>
        <section className="card card-body stack" aria-labelledby="jabatan">
          <h2 id="jabatan" style={{ margin: 0 }}>{t.addWhere}</h2>
          <PostFields post={draft} error={add.error} onChange={put} />
          <DateField label={t.from} required style={{ maxWidth: 240 }} value={from} onChange={(day) => put({ from: day })} />
        </section>
        <section className="card card-body stack" aria-labelledby="penilai">
          <div>
            <h2 id="penilai" style={{ margin: 0 }}>{t.addAssessor}</h2>
            <span className="small dim">{t.addAssessorLead}</span>
          </div>
          <ColleagueChoice not="" value={draft.assessor} onChange={(assessor) => put({ assessor })} />
        </section>
        <ProblemNotice error={add.error} />
        {!ready && <p className="small dim" style={{ margin: 0 }}>{t.addNeeds}</p>}
        <div className="line">
          <Button type="submit" loading={add.isPending} disabled={!ready}>{t.save}</Button>
          <ButtonLink to="/opd/pegawai" variant="default" onClick={forget}>{t.cancel}</ButtonLink>
        </div>
      </form>
    </div>
  )
}
