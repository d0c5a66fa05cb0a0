/** In how many working days, from when, and by which decision. */
import { TextInput } from '@mantine/core'

import { DateField } from '@/components/date-field'
import { useMessages } from '@/i18n/language'

import { serviceMessages } from './service-messages'

export type StandardWords = { days: string; valid_from: string; legal_basis: string }

const LONGEST = 365

export const isStandard = ({ days, valid_from, legal_basis }: StandardWords) => /^\d+$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= LONGEST && valid_from !== '' && legal_basis.trim() !== ''

export const standardBody = ({ days, valid_from, legal_basis }: StandardWords) => ({ working_days: Number(days), valid_from, legal_basis: legal_basis.trim() })

export function StandardFields({ words, onPut }: { words: StandardWords; onPut: (words: StandardWords) => void }) {
  const t = useMessages(serviceMessages)
  const put = (part: Partial<StandardWords>) => onPut({ ...words, ...part })
  return (
    <>
      <div className="line fields top">
        <TextInput label={t.days} description={t.daysHint} inputMode="numeric" required withAsterisk={false} value={words.days} onChange={(event) => put({ days: event.currentTarget.value })} />
        <DateField label={t.from} required value={words.valid_from} onChange={(valid_from) => put({ valid_from })} />
      </div>
      <TextInput label={t.basis} description={t.basisHint} required withAsterisk={false} maxLength={200} value={words.legal_basis} onChange={(event) => put({ legal_basis: event.currentTarget.value })} />
    </>
  )
}
