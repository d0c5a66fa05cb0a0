/** Where somebody is posted and as what: agency, unit, title, kind, whether it leads the unit. */
import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { faultText, fieldMessages } from './field-faults'
import { type PostDraft } from './organization-queries'
import { administersCity } from './permissions'
import { postMessages } from './post-messages'
import { agenciesQuery, agencyUnitsQuery, indented } from '@/lib/units'

export type Post = { agency: number | undefined; unit: string; title: string; kind: PostDraft['position_kind'] | ''; head: boolean }

export const NO_POST: Post = { agency: undefined, unit: '', title: '', kind: '', head: false }

export const isPost = (post: Post) => post.unit !== '' && post.title.trim().length > 2 && post.kind !== ''

type PostFieldsProps = { post: Post; error: unknown; onChange: (part: Partial<Post>) => void }

export function PostFields({ post, error, onChange }: PostFieldsProps) {
  const t = useMessages(postMessages)
  const words = useMessages(fieldMessages)
  const me = useMe()
  const city = administersCity(me)
  const agencies = useQuery({ ...agenciesQuery, enabled: city })
  const agency = city ? post.agency : me.agency_id
  const units = useQuery(agencyUnitsQuery(agency))
  return (
    <>
      {city && (
        <SelectField label={t.agency} value={String(post.agency ?? '')} onChange={(id) => onChange({ agency: id === '' ? undefined : Number(id), unit: '' })}>
          <option value="">{t.choose}</option>
          {agencies.data?.items.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </SelectField>
      )}
      {agency !== undefined && (
        <SelectField label={t.unit} value={post.unit} onChange={(unit) => onChange({ unit })}>
          <option value="">{units.isPending ? t.loading : t.choose}</option>
          {units.data?.items.map((unit) => <option key={unit.id} value={unit.id}>{indented(unit, units.data.items[0])}</option>)}
        </SelectField>
      )}
      <TextInput label={t.title} description={t.titleHint} required withAsterisk={false} minLength={3} maxLength={200} error={faultText(error, '/title', words)} value={post.title} onChange={(e) => onChange({ title: e.currentTarget.value })} />
      <SelectField label={t.kind} value={post.kind} onChange={(kind) => onChange({ kind: kind as Post['kind'] })}>
        <option value="">{t.choose}</option>
        {t.groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.kinds.map((kind) => <option key={kind} value={kind}>{t.kinds[kind]}</option>)}
          </optgroup>
        ))}
      </SelectField>
      <Checkbox label={t.head} checked={post.head} onChange={(e) => onChange({ head: e.currentTarget.checked })} />
    </>
  )
}
