/** The question, who is asked, and the two plain texts of a policy. */
import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'

import { listMessages } from './list-messages'
import { policiesQuery, type PolicyDraft, populationsQuery } from './policy-queries'
import { useRules } from './say-rule'

export type PolicyForm = Required<Pick<PolicyDraft, 'title' | 'population' | 'summary' | 'what_changes' | 'anonymous_allowed'>> & { supersedes_id: string | null }
export const EMPTY: PolicyForm = { title: '', population: 'semua', summary: '', what_changes: '', anonymous_allowed: true, supersedes_id: null }
const SHORTEST_TITLE = 5

export const isWhole = (form: PolicyForm) => form.title.trim().length >= SHORTEST_TITLE && form.summary.trim() !== '' && form.what_changes.trim() !== ''

type PolicyFieldsProps = { form: PolicyForm; onPut: (part: Partial<PolicyForm>) => void; isOpen?: boolean }

/** What is asked of whom stays once a policy is open: `isOpen`. */
export function PolicyFields({ form, onPut, isOpen = false }: PolicyFieldsProps) {
  const t = useMessages(listMessages)
  const rules = useRules()
  const populations = useQuery(populationsQuery)
  const adopted = useQuery(policiesQuery).data?.items.filter((one) => one.state === 'adopted') ?? []
  return (
    <>
      {!isOpen && <TextInput label={t.question} description={t.questionHint} required withAsterisk={false} maxLength={200} data-autofocus value={form.title} onChange={(event) => onPut({ title: event.currentTarget.value })} />}
      <Textarea label={t.summary} description={t.summaryHint} autosize minRows={3} maxLength={4000} required withAsterisk={false} value={form.summary} onChange={(event) => onPut({ summary: event.currentTarget.value })} />
      <Textarea label={t.whatChanges} description={t.whatChangesHint} autosize minRows={2} maxLength={4000} required withAsterisk={false} value={form.what_changes} onChange={(event) => onPut({ what_changes: event.currentTarget.value })} />
      {!isOpen && (
        <>
          <SelectField label={t.population} value={form.population} onChange={(population) => onPut({ population })}>
            {['semua', ...(populations.data?.rows.map((one) => one.key) ?? [])].map((code) => <option key={code} value={code}>{rules.population(code)}</option>)}
          </SelectField>
          {adopted.length > 0 && (
            <SelectField label={t.supersedes} value={form.supersedes_id ?? ''} onChange={(id) => onPut({ supersedes_id: id || null })}>
              <option value="">{t.supersedesNone}</option>
              {adopted.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
            </SelectField>
          )}
          <Checkbox label={t.anonymous} checked={form.anonymous_allowed} onChange={(event) => onPut({ anonymous_allowed: event.currentTarget.checked })} />
        </>
      )}
    </>
  )
}
