/** Says what one would like to learn: a competence, and in one's own words why. */
import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { useMe } from '@/lib/session'

import { useWish } from './learning-changes'
import { type Competence, type Development, modelQuery, type Wish } from './learning-queries'
import { needMessages } from './need-messages'

type WishDialogProps = { development: Development; wish: Wish | null; onClose: () => void }

const GROUPS = ['teknis', 'manajerial', 'sosio_kultural'] as const
const SHORTEST = 3

export function WishDialog({ development, wish, onClose }: WishDialogProps) {
  const t = useMessages(needMessages).wish
  const common = useMessages(commonMessages)
  const me = useMe()
  const model = useQuery({ ...modelQuery(me.agency_id ?? 0), enabled: wish === null })
  const place = `sk-wish-${wish?.competence.code ?? 'new'}`
  const [typed, write, forget] = useStoredState(place, { code: wish?.competence.code ?? '', text: wish?.text ?? '' })
  const save = useWish(development.employee.id)
  const taken = new Set([...development.wishes, ...development.needs].map((one) => one.competence.code))
  const send = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ code: typed.code, text: typed.text.trim() }, {
      onSuccess: () => {
        forget()
        onClose()
      },
    })
  }
  return (
    <Dialog opened onClose={onClose} title={<b>{wish?.competence.name ?? t.title}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        {!wish && <CompetenceField value={typed.code} of={(model.data?.items ?? []).filter((one) => !taken.has(one.code))} onChange={(code) => write({ ...typed, code })} />}
        <Textarea label={t.text} description={t.hint} required withAsterisk={false} maxLength={500} minRows={2} value={typed.text} onChange={(event) => write({ ...typed, text: event.currentTarget.value })} />
        <ProblemNotice error={model.error ?? save.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!typed.code || typed.text.trim().length < SHORTEST} loading={save.isPending}>{common.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}

type CompetenceFieldProps = { value: string; of: readonly Pick<Competence, 'code' | 'name' | 'group'>[]; onChange: (code: string) => void }

function CompetenceField({ value, of, onChange }: CompetenceFieldProps) {
  const t = useMessages(needMessages)
  return (
    <SelectField label={t.wish.competence} value={value} onChange={onChange}>
      <option value="">{t.wish.choose}</option>
      {GROUPS.map((group) => {
        const mine = of.filter((one) => one.group === group)
        return mine.length > 0 && <optgroup key={group} label={t.group[group]}>{mine.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}</optgroup>
      })}
    </SelectField>
  )
}
