/** What a proposal is about: its title, for whom, and which competences it answers. */
import { Checkbox, TextInput } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'

import { SelectField } from '@/components/select-field'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { agencyUnitsQuery, indented } from '@/lib/units'

import { competencesQuery, heatQuery, type Plan } from './plan-queries'
import type { FieldsProps } from './proposal-form'
import { proposalMessages } from './proposal-messages'
import { sumOf } from './shades'

export function AboutFields({ words, onPut, faultOf, plan }: FieldsProps & { plan: Plan }) {
  const t = useMessages(proposalMessages)
  const units = useQuery(agencyUnitsQuery(plan.agency_id))
  const all = units.data?.items ?? []
  return (
    <section className="card card-body stack" aria-labelledby="tentang">
      <h2 id="tentang">{t.about}</h2>
      <TextInput label={t.name} description={t.nameHint} error={faultOf('title')} required withAsterisk={false} maxLength={200} value={words.title} onChange={(event) => onPut({ title: event.currentTarget.value })} />
      <SelectField label={t.unit} value={words.unit} onChange={(unit) => onPut({ unit })}>
        {all.every((one) => one.id !== words.unit) && <option value={words.unit}>{plan.unit.name}</option>}
        {all.map((one) => <option key={one.id} value={one.id}>{indented(one, all[0])}</option>)}
      </SelectField>
      <Competences words={words} onPut={onPut} faultOf={faultOf} plan={plan} />
    </section>
  )
}

function Competences({ words, onPut, faultOf, plan }: FieldsProps & { plan: Plan }) {
  const t = useMessages(proposalMessages)
  const language = useLanguage()
  const { data: model } = useSuspenseQuery(competencesQuery)
  const heat = useQuery(heatQuery(words.unit, 'unit', plan.year))
  const needed = heat.data?.competences ?? []
  const others = model.items.filter((one) => (one.agency_id === null || one.agency_id === plan.agency_id) && needed.every(({ code }) => code !== one.code))
  const isChosen = (code: string) => words.competences.includes(code)
  const toggle = (code: string) => onPut({ competences: isChosen(code) ? words.competences.filter((one) => one !== code) : [...words.competences, code] })
  const box = (code: string, label: string) => <Checkbox key={code} label={label} checked={isChosen(code)} onChange={() => toggle(code)} />
  const fault = faultOf('competences')
  return (
    <fieldset className="plain-set stack-sm">
      <legend>{t.competences}</legend>
      <p className="small dim">{t.competencesHint}</p>
      {needed.map(({ code, name }) => box(code, t.withNeeds(name, number(sumOf(heat.data?.rows ?? [], code), language))))}
      {others.length > 0 && (
        <details open={needed.length === 0 || others.some(({ code }) => isChosen(code))}>
          <summary>{t.others}</summary>
          <div className="stack-sm">{others.map(({ code, name }) => box(code, name))}</div>
        </details>
      )}
      {fault && <p className="field-fault" role="alert">{fault}</p>}
    </fieldset>
  )
}
