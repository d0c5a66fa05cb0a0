/** What a service is: its name, who offers it, where its cases come from, and its steps. */
import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'

import { Choice } from '@/components/choice'
import { useMessages } from '@/i18n/language'

import { serviceMessages } from './service-messages'
import type { Service } from './service-queries'
import { type FoundUnit, UnitFinder } from './unit-finder'

const WEEKS = ['five', 'six'] as const
export type StepWords = { code: string; name: string; unit: FoundUnit | null }
export type ServiceWords = { name: string; noun: string; week: (typeof WEEKS)[number]; source_name: string; case_url: string; steps: StepWords[] }

export const NO_SERVICE: ServiceWords = { name: '', noun: 'izin', week: 'five', source_name: '', case_url: '', steps: [] }

export const serviceWords = ({ name, noun, is_six_day, source_name, case_url, steps }: Service): ServiceWords => ({
  name, noun, week: is_six_day ? 'six' : 'five', source_name, case_url: case_url ?? '', steps: steps.map((step) => ({ code: step.code, name: step.name, unit: step.holder })),
})

export const serviceBody = ({ name, noun, week, source_name, case_url, steps }: ServiceWords) => ({
  name: name.trim(),
  noun: noun.trim(),
  is_six_day: week === 'six',
  source_name: source_name.trim(),
  case_url: case_url.trim() || null,
  steps: steps.map((step) => ({ code: step.code.trim(), name: step.name.trim(), unit_id: step.unit?.id ?? null })),
})

export const isService = ({ name, noun, source_name, steps }: ServiceWords) =>
  [name, noun, source_name, ...steps.flatMap((step) => [step.code, step.name])].every((one) => one.trim() !== '')

type ServiceFieldsProps = {
  words: ServiceWords
  /** So many steps are there already: they keep their order and stay. */
  kept: number
  onPut: (words: ServiceWords) => void
}

export function ServiceFields({ words, kept, onPut }: ServiceFieldsProps) {
  const t = useMessages(serviceMessages)
  const put = (part: Partial<ServiceWords>) => onPut({ ...words, ...part })
  return (
    <>
      <TextInput label={t.name} description={t.nameHint} required withAsterisk={false} maxLength={200} value={words.name} onChange={(event) => put({ name: event.currentTarget.value })} />
      <div className="line fields top">
        <TextInput label={t.noun} description={t.nounHint} required withAsterisk={false} maxLength={40} value={words.noun} onChange={(event) => put({ noun: event.currentTarget.value })} />
        <Choice label={t.week} value={words.week} options={WEEKS} words={t.weeks} onChange={(week) => put({ week })} />
      </div>
      <TextInput label={t.source} description={t.sourceHint} required withAsterisk={false} maxLength={200} value={words.source_name} onChange={(event) => put({ source_name: event.currentTarget.value })} />
      <TextInput label={t.url} description={t.urlHint} type="text" inputMode="url" maxLength={300} value={words.case_url} onChange={(event) => put({ case_url: event.currentTarget.value })} />
      <StepFields steps={words.steps} kept={kept} onPut={(steps) => put({ steps })} />
    </>
  )
}

type StepFieldsProps = { steps: StepWords[]; kept: number; onPut: (steps: StepWords[]) => void }

function StepFields({ steps, kept, onPut }: StepFieldsProps) {
  const t = useMessages(serviceMessages)
  const put = (at: number, part: Partial<StepWords>) => onPut(steps.map((step, index) => (index === at ? { ...step, ...part } : step)))
  return (
    <fieldset className="step-fields stack">
      <legend>{t.steps}</legend>
      <p className="small dim">{t.stepsHint}</p>
      {steps.map((step, at) => (
        <section key={at} className="box stack-sm" aria-label={t.stepNo(at + 1)}>
          <div className="line fields top">
            <TextInput label={t.stepName(at + 1)} required withAsterisk={false} maxLength={200} value={step.name} onChange={(event) => put(at, { name: event.currentTarget.value })} />
            <TextInput label={t.stepCode(at + 1)} required withAsterisk={false} maxLength={40} disabled={at < kept} value={step.code} onChange={(event) => put(at, { code: event.currentTarget.value })} />
          </div>
          <UnitFinder label={t.stepUnit(at + 1)} hint={t.findHolder} value={step.unit} onChange={(unit) => put(at, { unit })} />
          {at >= kept && <div className="line"><Button variant="default" size="sm" leftSection={<IconTrash size={18} stroke={1.8} aria-hidden="true" />} onClick={() => onPut(steps.filter((_, index) => index !== at))}>{t.dropStep(at + 1)}</Button></div>}
        </section>
      ))}
      <div className="line"><Button variant="default" size="sm" leftSection={<IconPlus size={18} stroke={2} aria-hidden="true" />} onClick={() => onPut([...steps, { code: '', name: '', unit: null }])}>{t.addStep}</Button></div>
    </fieldset>
  )
}
